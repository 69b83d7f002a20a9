package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.lab.real.PlayerProcess;
import io.weitblick.lab.real.RealBox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job on a real box, judged by its admin and not by its agent. The tests are the chapters of one story. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstPictureIT {
    private static final String BOX = "lobby";
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(50);

    private static Stage stage;
    private static RealBox box;
    private static String digest;

    @BeforeAll
    static void open() {
        stage = Stage.open("first-picture");
        box = stage.enrolledBox(BOX);
        // The admin's first login starts a systemd of their own, which is no part of what is measured.
        box.playerProcesses();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    @Order(1)
    void playsItsFirstPicture() {
        Duration took = uploadToScreen("first.png", 1);

        System.out.println("upload to screen, server just started: " + took.toMillis() + " ms");
        stage.awaitBox(BOX, LIMIT, status -> status.shows("first.png"));
    }

    @Test
    @Order(2)
    void replacesItInThreeSecondsAndLeavesNoProcessOfIt() {
        List<PlayerProcess> before = box.playerProcesses();

        Duration took = uploadToScreen("second.png", 2);

        System.out.println("upload to screen: " + took.toMillis() + " ms");
        assertThat(took).isLessThan(LIMIT);
        stage.awaitBox(BOX, LIMIT, status -> status.shows("second.png"));
        assertThat(before).isNotEmpty();
        assertThat(box.playerProcesses())
                .extracting(PlayerProcess::pid)
                .doesNotContainAnyElementsOf(
                        before.stream().map(PlayerProcess::pid).toList());
    }

    @Test
    @Order(3)
    void isOfflineWithinFortyFiveSecondsAfterItsPlugWasPulled() {
        box.unplug();

        stage.awaitBox(BOX, Duration.ofSeconds(45), status -> status.state().equals("OFFLINE"));
    }

    @Test
    @Order(4)
    void showsTheSameAgainAfterItWasPluggedIn() {
        box.plugIn();

        await().atMost(Stage.SOON).pollInterval(LOOK).until(() -> box.plays(digest + ".png"));
        stage.awaitBox(BOX, Stage.SOON, status -> status.shows("second.png"));
    }

    /** From the start of curl until the observer sees a player with that very file. */
    private static Duration uploadToScreen(String name, long seed) {
        Path picture = stage.picture(name, Stage.MEGABYTE, seed);
        long start = System.nanoTime();
        digest = stage.curlUpload(picture);
        stage.api().show(BOX, name);
        await().atMost(Stage.SOON).pollInterval(LOOK).until(() -> box.plays(digest + ".png"));
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
