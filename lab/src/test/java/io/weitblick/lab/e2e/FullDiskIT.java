package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.client.BoxStatus;
import io.weitblick.lab.client.Reply;
import io.weitblick.lab.process.Program;
import io.weitblick.lab.virtual.FleetBox;
import io.weitblick.lab.virtual.VirtualFleet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A box whose media lie on a file system of 64 MB. Player and files are looked at, not the agent's word. */
class FullDiskIT {
    private static final String BOX = "small";
    private static final int DISK_MEGABYTES = 64;
    private static final long SLOW_BYTES_PER_SECOND = 4L * Stage.MEGABYTE;
    /** Far less than any picture here, and more than a session without one takes. */
    private static final long NO_PAYLOAD_BYTES = 64 << 10;

    private static final Duration RECOVERED = Duration.ofSeconds(60);
    private static final String NUMBERS =
            ".*short by [0-9.]+ [kMG]?B: [0-9.]+ [kMG]?B are needed and [0-9.]+ [kMG]?B.*";

    private Stage stage;
    private VirtualFleet fleet;
    private Path media;
    private FleetBox box;

    @BeforeEach
    void open() throws IOException {
        Path boxes = Path.of("target", "e2e", "full-box-disk", "boxes").toAbsolutePath();
        media = boxes.resolve(BOX).resolve("media");
        Program.run(Stage.SOON, List.of("umount", media.toString()));
        stage = Stage.open("full-box-disk");
        Files.createDirectories(media);
        Program.output(
                Stage.SOON,
                List.of("mount", "-t", "tmpfs", "-o", "size=" + DISK_MEGABYTES + "m", "tmpfs", media.toString()));
        fleet = new VirtualFleet(boxes, stage.server().http(), stage.api());
        box = fleet.add(BOX);
    }

    @AfterEach
    void close() {
        fleet.close();
        stage.close();
        Program.output(Stage.SOON, List.of("umount", media.toString()));
    }

    @Test
    void keepsItsShowHoweverFullItGetsAndGivesItUpOnlyIfItsSiteAllowsThat() throws IOException {
        Sha256 first = upload("first.png", 4, 61);
        stage.api().show(BOX, "first.png");
        stage.awaitBox(BOX, Stage.SOON, status -> status.shows("first.png"));
        await().atMost(Stage.SOON)
                .until(() -> stage.api().box(BOX).json().path("health").hasNonNull("mediaFreeBytes"));

        refusesWhatCannotFit();
        Sha256 second = noticesBeforeTheFirstByte(first);
        Sha256 third = noticesMidway(second);
        givesItsShowUp(third);
    }

    private void refusesWhatCannotFit() throws IOException {
        upload("huge.png", DISK_MEGABYTES + 16, 62);
        playlist("huge.png");

        Reply plan = stage.api().post("/rollouts?dryRun=true", Map.of());
        Reply refused = stage.api().post("/rollouts", Map.of());

        assertThat(plan.ok().path("changes").findValuesAsText("fits")).contains("false");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("does-not-fit");
    }

    /** Somebody takes the room between the publish and the push. */
    private Sha256 noticesBeforeTheFirstByte(Sha256 shown) throws IOException {
        Sha256 next = upload("second.png", 20, 63);
        playlist("second.png");
        long before = box.wire().sent();
        // The plan would refuse, had the box told of it.
        box.sshd().freeze();
        stage.api().publish();
        Path filler = fill();

        box.sshd().thaw();

        assertThat(awaitDiskFull().detail()).matches(NUMBERS);
        assertThat(box.wire().sent() - before)
                .isLessThan(NO_PAYLOAD_BYTES * box.wire().connections());
        assertThat(box.inboxBytes()).isLessThan(NO_PAYLOAD_BYTES);
        assertThat(box.plays(shown)).isTrue();
        recovers(filler, shown, next, "second.png");
        return next;
    }

    private Sha256 noticesMidway(Sha256 shown) throws IOException {
        Sha256 next = upload("third.png", 16, 64);
        awaitReportOfRoomFor(36L * Stage.MEGABYTE);
        playlist("third.png");
        box.wire().limit(SLOW_BYTES_PER_SECOND);
        stage.api().publish();
        await().atMost(Stage.SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> box.inboxBytes() > 4 * Stage.MEGABYTE);

        Path filler = fill();

        assertThat(box.inboxBytes()).isLessThan(16 * Stage.MEGABYTE);
        assertThat(awaitDiskFull().detail()).matches(NUMBERS);
        assertThat(box.plays(shown)).isTrue();
        box.wire().unlimit();
        recovers(filler, shown, next, "third.png");
        return next;
    }

    /** It fits alone, but not beside what plays. */
    private void givesItsShowUp(Sha256 shown) throws IOException {
        Sha256 next = upload("fourth.png", 40, 65);
        playlist("fourth.png");
        stage.api().patch("/boxes/" + BOX, Map.of("site", "hall")).ok();
        Reply refused = stage.api().post("/rollouts", Map.of());
        assertThat(refused.code()).isEqualTo("does-not-fit");
        assertThat(box.plays(shown)).isTrue();
        box.wire().limit(SLOW_BYTES_PER_SECOND);

        stage.api().patch("/sites/hall", Map.of("allowGap", true)).ok();
        Reply plan = stage.api().post("/rollouts?dryRun=true", Map.of());
        stage.api().publish();

        assertThat(plan.ok().path("changes").findValuesAsText("gap")).containsExactly("true");
        await().atMost(RECOVERED)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> box.arrived(next) > 4 * Stage.MEGABYTE);
        assertThat(box.arrived(next)).isLessThan(40L * Stage.MEGABYTE);
        assertThat(box.box().player().showing()).isEmpty();
        box.wire().unlimit();
        await().atMost(RECOVERED).pollInterval(Duration.ofMillis(10)).until(() -> box.plays(next));
        stage.awaitBox(BOX, Stage.SOON, status -> status.shows("fourth.png"));
        assertThat(box.hasGenuineStore()).isTrue();
    }

    private void awaitReportOfRoomFor(long bytes) {
        stage.awaitBox(
                BOX,
                RECOVERED,
                status -> status.json().path("health").path("mediaFreeBytes").asLong() > bytes);
    }

    private BoxStatus awaitDiskFull() {
        return stage.awaitBox(BOX, Stage.SOON, status -> status.reason().equals("DISK_FULL"));
    }

    /** Until the new show is there the old one plays, and neither is ever damaged. */
    private void recovers(Path filler, Sha256 old, Sha256 next, String name) throws IOException {
        Files.delete(filler);
        await().atMost(RECOVERED).pollInterval(Duration.ofMillis(50)).until(() -> {
            assertThat(box.plays(old) || box.plays(next)).isTrue();
            return box.plays(next);
        });
        stage.awaitBox(BOX, Stage.SOON, status -> status.shows(name));
        assertThat(box.hasGenuineStore()).isTrue();
    }

    private Sha256 upload(String name, int megabytes, long seed) throws IOException {
        Path picture = stage.picture(name, megabytes * Stage.MEGABYTE, seed);
        stage.api().upload(name, picture).ok();
        return Sha256.of(picture);
    }

    private void playlist(String asset) {
        stage.api().playlist("For " + BOX, 600, asset);
    }

    /** Takes all the room there is. */
    private Path fill() throws IOException {
        Path filler = media.resolve("somebody-elses");
        byte[] block = new byte[Stage.MEGABYTE / 4];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (media.toFile().getUsableSpace() > 0) {
                out.write(block, 0, (int) Math.min(block.length, media.toFile().getUsableSpace()));
            }
        } catch (IOException full) {
            // The push took the last of it.
            return filler;
        }
        return filler;
    }
}
