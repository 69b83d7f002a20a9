package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.client.BoxStatus;
import io.weitblick.lab.client.EventFeed;
import io.weitblick.lab.virtual.FleetBox;
import io.weitblick.lab.virtual.VirtualBox;
import io.weitblick.lab.virtual.VirtualFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Another machine has taken a box's address. It would let the fleet in, so that nothing but the server itself keeps media
 * from it; the wire and its own sshd tell what it got.
 */
class OtherMachineIT {
    private static final Duration ALARM = Duration.ofSeconds(5);
    /** Two version lines, the algorithms on offer, a public point and a goodbye; the picture is a hundred times that. */
    private static final long KEY_EXCHANGE_BYTES = 6 * 1024;

    private Stage stage;
    private VirtualFleet fleet;
    private FleetBox box;
    private VirtualBox impostor;

    @BeforeEach
    void open() throws IOException {
        stage = Stage.open("other-machine");
        Path boxes = stage.directory().resolve("boxes");
        fleet = new VirtualFleet(boxes, stage.server().http(), stage.api());
        box = fleet.add("swapped");
        // The first publish of a server's life takes longer, which is not judged here.
        Path first = stage.picture("first.png", Stage.MEGABYTE, 30);
        stage.api().upload("first.png", first).ok();
        stage.api().show("swapped", "first.png");
        stage.awaitBox("swapped", Stage.SOON, status -> status.shows("first.png"));
        impostor = VirtualBox.openWithSshd("impostor", boxes.resolve("impostor"));
        Files.copy(boxes.resolve("swapped/agent/media_keys"), boxes.resolve("impostor/agent/media_keys"));
    }

    @AfterEach
    void close() {
        impostor.close();
        fleet.close();
        stage.close();
    }

    @Test
    void getsNoByteOfAShowAndRaisesAnAlarm() throws IOException {
        Path picture = stage.picture("a.png", Stage.MEGABYTE, 31);
        stage.api().upload("a.png", picture).ok();
        box.wire().leadTo(impostor.port());
        box.wire().cut();
        long before = box.wire().sent();
        try (EventFeed feed =
                EventFeed.open(stage.server().http(), stage.server().secret("admin-token"))) {
            long published = System.nanoTime();

            stage.api().show("swapped", "a.png");

            BoxStatus status =
                    stage.awaitBox("swapped", ALARM, seen -> seen.reason().equals("HOST_KEY_CHANGED"));
            assertThat(status.state()).isEqualTo("DIFFERS");
            await().atMost(ALARM).until(() -> feed.changed(box.id(), published));
            assertThat(Duration.ofNanos(System.nanoTime() - published)).isLessThan(ALARM);
        }
        assertThat(impostor.sshd().connections()).isPositive();
        assertThat(Files.readString(impostor.sshd().log()))
                .doesNotContain("Accepted", "Failed", "user media", "authenticating");
        assertThat(box.wire().sent() - before)
                .isBetween(1L, KEY_EXCHANGE_BYTES * impostor.sshd().connections());
        assertThat(impostor.inbox()).isEmptyDirectory();

        box.wire().leadTo(box.box().port());
        stage.api().post("/boxes/swapped/retry", "").ok();

        stage.awaitBox("swapped", Stage.SOON, seen -> seen.shows("a.png"));
        assertThat(box.plays(Sha256.of(picture))).isTrue();
    }
}
