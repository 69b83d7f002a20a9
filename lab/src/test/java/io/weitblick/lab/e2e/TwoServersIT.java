package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.client.WeitblickClient;
import io.weitblick.lab.process.ServerProcess;
import io.weitblick.lab.virtual.FleetBox;
import io.weitblick.lab.virtual.VirtualFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two servers on one database and one media directory. The boxes' agents talk to the first; the second is killed and
 * frozen.
 */
class TwoServersIT {
    private static final int BOXES = 4;
    private static final int ROUNDS = 6;
    private static final int LARGE_BYTES = 32 * Stage.MEGABYTE;
    private static final int SLOW_BYTES_PER_SECOND = 4 * Stage.MEGABYTE;
    private static final Duration MOVED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Stage stage;
    private static ServerProcess second;
    private static VirtualFleet fleet;

    @BeforeAll
    static void open() {
        stage = Stage.open("two-servers");
        second = stage.server().startBeside(stage.directory().resolve("second"));
        fleet = new VirtualFleet(
                stage.directory().resolve("boxes"), stage.server().http(), stage.api());
        for (int i = 0; i < BOXES; i++) {
            fleet.add("pair-" + i);
        }
        stage.api().post("/assignments", Map.of("playlist", playlist(stage.api(), "none.png", 64 << 10), "all", true));
    }

    @AfterAll
    static void close() {
        fleet.close();
        second.close();
        stage.close();
    }

    @BeforeEach
    void runAtFullSpeed() {
        fleet.boxes().forEach(box -> box.wire().unlimit());
    }

    @Test
    void giveEachPushToOneOfThem() throws IOException {
        Map<FleetBox, Long> before = new HashMap<>();
        fleet.boxes().forEach(box -> before.put(box, box.sshd().logins()));

        for (int round = 0; round < ROUNDS; round++) {
            WeitblickClient api = (round % 2 == 0 ? stage.server() : second).admin();
            Sha256 digest = publish(api, "round-" + round + ".png", Stage.MEGABYTE, 100 + round);
            awaitScreens(digest, PATIENCE);
        }

        assertThat(deliveries(stage.server())).isPositive();
        assertThat(deliveries(second)).isPositive();
        assertThat(fleet.boxes()).allSatisfy(box -> assertThat(box.sshd().logins() - before.get(box))
                .as("logins at " + box.name())
                .isBetween(1L, (long) ROUNDS));
        assertThat(fleet.boxes()).allSatisfy(TwoServersIT::hasNothingToComplainOf);
    }

    @Test
    void moveTheDeliveriesOfAKilledServerToTheOther() {
        Sha256 digest = publishSlowly("killed.png", 201);

        second.kill9();

        fleet.boxes().forEach(box -> box.wire().unlimit());
        awaitScreens(digest, MOVED);
        assertThat(fleet.boxes()).allSatisfy(TwoServersIT::hasNothingToComplainOf);
        second.start();
    }

    @Test
    void sufferNothingFromAServerThatStoodStill() {
        Sha256 digest = publishSlowly("frozen.png", 301);
        Map<FleetBox, Long> generations = new HashMap<>();
        fleet.boxes().forEach(box -> generations.put(box, desired(box)));

        second.freeze();
        fleet.boxes().forEach(box -> box.wire().unlimit());
        awaitScreens(digest, MOVED);
        List<Object> ended = pushes();
        second.thaw();

        // It answers again, and so has gone on with everything it was at.
        await().atMost(PATIENCE).until(() -> second.admin().get("/server").status() == 200);
        // A push that began again, or a further one, would be there for good.
        await().during(Duration.ofSeconds(4)).atMost(Stage.SOON).untilAsserted(() -> assertThat(pushes())
                .isEqualTo(ended));
        assertThat(fleet.boxes()).allSatisfy(TwoServersIT::hasNothingToComplainOf);
        assertThat(fleet.boxes()).allMatch(box -> box.plays(digest));
        assertThat(fleet.boxes()).allSatisfy(box -> assertThat(desired(box)).isEqualTo(generations.get(box)));
        assertThat(fleet.boxes())
                .allSatisfy(box ->
                        assertThat(stage.api().box(box.name()).onScreen()).isEqualTo(desired(box)));
    }

    /** Publishes on the second server and waits until it is in the middle of the file on every box. */
    private static Sha256 publishSlowly(String name, long seed) {
        fleet.boxes().forEach(box -> box.wire().limit(SLOW_BYTES_PER_SECOND));
        Sha256 digest = publish(second.admin(), name, LARGE_BYTES, seed);
        await().atMost(Stage.SOON).pollInterval(Duration.ofMillis(20)).until(() -> fleet.boxes().stream()
                .allMatch(box -> box.inboxBytes() > LARGE_BYTES / 8));
        assertThat(fleet.boxes()).allMatch(box -> box.inboxBytes() < LARGE_BYTES);
        return digest;
    }

    private static Sha256 publish(WeitblickClient api, String name, int bytes, long seed) {
        playlist(api, name, bytes, seed);
        api.publish();
        return digest(stage.picture(name, bytes, seed));
    }

    private static String playlist(WeitblickClient api, String name, int bytes) {
        return playlist(api, name, bytes, 1);
    }

    /** Makes this picture the only one on all screens, once it is published. */
    private static String playlist(WeitblickClient api, String name, int bytes, long seed) {
        api.upload(name, stage.picture(name, bytes, seed)).ok();
        return api.playlist("All", 600, name);
    }

    private static void awaitScreens(Sha256 digest, Duration limit) {
        await().atMost(limit).pollInterval(Duration.ofMillis(100)).until(() -> fleet.boxes().stream()
                .allMatch(box -> box.plays(digest) && isConfirmed(box)));
    }

    private static boolean isConfirmed(FleetBox box) {
        return stage.api().box(box.name()).state().equals("ON_SCREEN");
    }

    private static long desired(FleetBox box) {
        return stage.api().box(box.name()).desired();
    }

    /** The boxes' last deliveries: which, in what state, at which attempt. */
    private static List<Object> pushes() {
        List<Object> all = new ArrayList<>();
        fleet.boxes().forEach(box -> {
            var push = stage.api().box(box.name()).json().path("push");
            all.add(push.path("id").asText() + " " + push.path("state").asText() + " "
                    + push.path("attempt").asInt());
        });
        assertThat(all).allMatch(push -> Objects.toString(push).contains("CONFIRMED"));
        return all;
    }

    private static void hasNothingToComplainOf(FleetBox box) {
        assertThat(stage.api().box(box.name()).reason()).as(box.name()).isEmpty();
        assertThat(box.hasGenuineStore()).as(box.name()).isTrue();
        assertThat(box.box().store().resolve("quarantine"))
                .satisfiesAnyOf(directory -> assertThat(directory).doesNotExist(), directory -> assertThat(directory)
                        .isEmptyDirectory());
    }

    private static long deliveries(ServerProcess server) throws IOException {
        try (Stream<String> lines = Files.lines(server.log())) {
            return lines.filter(line -> line.contains("Show delivered")).count();
        }
    }

    private static Sha256 digest(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
