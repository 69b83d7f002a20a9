package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.LabException;
import io.weitblick.lab.client.Reply;
import io.weitblick.lab.client.WeitblickClient;
import io.weitblick.lab.real.RealBox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a crash of the server costs: nothing that it had promised. */
class KilledServerIT {
    private static final int PICTURE_BYTES = 48 * Stage.MEGABYTE;
    private static final int SLOW_MEGABITS = 100;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = Stage.open("killed-server");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void completesAPushThatItWasKilledIn() throws IOException {
        RealBox box = stage.enrolledBox("canteen");
        Path picture = stage.picture("large.png", PICTURE_BYTES, 7);
        stage.api().upload("large.png", picture).ok();
        box.limitRate(SLOW_MEGABITS);
        stage.api().show("canteen", "large.png");
        await().atMost(Stage.SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(box::inboxBytes, bytes -> bytes > PICTURE_BYTES / 4);

        stage.server().kill9();

        assertThat(box.inboxBytes()).isBetween(PICTURE_BYTES / 4L, PICTURE_BYTES - 1L);
        assertThat(box.inboxListing()).anyMatch(line -> line.endsWith(".part"));
        box.unlimitRate();
        stage.server().start();
        stage.awaitBox("canteen", Duration.ofSeconds(60), status -> status.shows("large.png"));
        assertThat(box.plays(Sha256.of(picture) + ".png")).isTrue();
    }

    @Test
    void losesNoUploadThatItHasAcknowledged() throws InterruptedException {
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        CountDownLatch enough = new CountDownLatch(30);
        Thread uploads = new Thread(() -> uploadUntilItFails(stage.api(), acknowledged, enough));
        uploads.start();
        enough.await();

        stage.server().kill9();

        uploads.join();
        stage.server().start();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(30);
        acknowledged.forEach((name, digest) -> {
            Reply kept = stage.api().get("/assets/" + name);
            assertThat(kept.status()).as(name).isEqualTo(200);
            assertThat(kept.body().path("sha256").asText()).as(name).isEqualTo(digest);
            assertThat(stage.contentDigest(name)).as(name).isEqualTo(digest);
        });
    }

    private void uploadUntilItFails(WeitblickClient api, Map<String, String> acknowledged, CountDownLatch enough) {
        AtomicInteger number = new AtomicInteger();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                String name = "upload-" + number.incrementAndGet() + ".png";
                Path file = stage.picture(name, 64 << 10, number.get());
                acknowledged.put(
                        name, api.upload(name, file).ok().path("sha256").asText());
                enough.countDown();
            }
        } catch (LabException expected) {
            // The server is gone.
            return;
        }
    }
}
