package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.client.BoxStatus;
import io.weitblick.lab.virtual.FleetBox;
import io.weitblick.lab.virtual.VirtualFleet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds a push back or ends it: a newer show, a site's bandwidth and windows, a person. Bytes are counted on the wires
 * to the boxes and in their inboxes, not by the server.
 */
class PushControlIT {
    private static final String SITE = "hall";
    private static final int CAP_KBPS = 1_000;
    private static final long CAP_BYTES = 1_000L * CAP_KBPS;
    /** The most that may go twice. */
    private static final long RESENT_BYTES = 2L << 20;

    private static final int LARGE_BYTES = 16 * Stage.MEGABYTE;
    private static final int SMALL_BYTES = Stage.MEGABYTE / 4;
    private static final long WINDOW_BYTES = 5 * CAP_BYTES;
    /** Bytes without a pause for so long have ended: at the cap some go every few hundredths of a second. */
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private static final Duration STOPPED = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(10);
    /** Whatever a session says besides media. */
    private static final long CHATTER_BYTES = 64 << 10;

    private static Stage stage;
    private static VirtualFleet fleet;
    private static FleetBox one;
    private static FleetBox two;
    private static Sha256 shown;

    @BeforeAll
    static void open() throws IOException {
        stage = Stage.open("push-control");
        fleet = new VirtualFleet(
                stage.directory().resolve("boxes"), stage.server().http(), stage.api());
        fleet.add("hall", 2, "hall");
        one = fleet.boxes().get(0);
        two = fleet.boxes().get(1);
        fleet.boxes().forEach(box -> stage.api()
                .patch("/boxes/" + box.name(), Map.of("site", SITE))
                .ok());
    }

    @AfterAll
    static void close() {
        fleet.close();
        stage.close();
    }

    /** No limit, and a small show on both boxes. */
    @BeforeEach
    void begin() throws IOException {
        cap(null);
        windows(List.of());
        shown = publish("before-" + System.nanoTime() + ".png", SMALL_BYTES, one, two);
        awaitScreen(shown, one, two);
    }

    @Test
    void aNewerShowEndsAPushInTheMiddleOfAFile() throws IOException {
        cap(CAP_KBPS);
        Sha256 older = publish("old.png", LARGE_BYTES, one);
        awaitArrived(older, CAP_BYTES, one);

        Sha256 newer = publish("new.png", SMALL_BYTES, one);

        long sent = one.wire().sent();
        await().atMost(AT_ONCE).pollInterval(POLL).until(() -> one.plays(newer));
        // A second of the old one at most, while the server hears of the newer one.
        assertThat(one.wire().sent() - sent).isLessThan(SMALL_BYTES + CAP_BYTES + CHATTER_BYTES);
        stage.awaitBox(one.name(), Stage.SOON, status -> status.shows("new.png"));
        long arrived = one.arrived(older);
        nanosOfLastByte(one);
        assertThat(one.arrived(older)).isLessThanOrEqualTo(arrived);
        assertThat(one.wire().sent() - sent).isLessThan(SMALL_BYTES + CAP_BYTES + CHATTER_BYTES);
    }

    @Test
    void theBoxesOfASiteShareItsBandwidth() throws IOException {
        cap(CAP_KBPS);
        Sha256 large = publish("shared.png", LARGE_BYTES, one, two);
        awaitArrived(large, SMALL_BYTES, one, two);
        Map<FleetBox, Long> before = new HashMap<>();
        fleet.boxes().forEach(box -> before.put(box, box.wire().sent()));

        double capped = bytesPerSecond(WINDOW_BYTES);

        assertThat(capped).isBetween(0.9 * CAP_BYTES, 1.1 * CAP_BYTES);
        // Not in equal parts: one may send through more channels.
        assertThat(fleet.boxes()).allSatisfy(box -> assertThat(box.wire().sent() - before.get(box))
                .as("what went to " + box.name())
                .isGreaterThan(WINDOW_BYTES / 10));
        // The control: nothing but the cap has kept them slow.
        cap(null);
        assertThat(bytesPerSecond(2 * WINDOW_BYTES)).isGreaterThan(3 * CAP_BYTES);
        awaitScreen(large, one, two);
    }

    @Test
    void aClosedWindowLetsNothingThroughUntilItIsOpened() throws IOException {
        windows(List.of(Map.of("days", List.of(dayAfterTomorrow()), "from", "12:00", "to", "13:00")));
        long sent = one.wire().sent();
        long sessions = one.sshd().connections();
        Sha256 next = publish("night.png", Stage.MEGABYTE, one);
        stage.awaitBox(one.name(), AT_ONCE, status -> waitsFor(status).equals("WINDOW"));

        // It goes on for as long as a push at full speed would take several times.
        await().during(QUIET)
                .atMost(Stage.SOON)
                .pollInterval(POLL)
                .until(() -> one.wire().sent() == sent);
        assertThat(one.sshd().connections()).isEqualTo(sessions);
        assertThat(one.arrived(next)).isZero();
        assertThat(one.plays(shown)).isTrue();

        windows(List.of());

        await().atMost(AT_ONCE).pollInterval(POLL).until(() -> one.plays(next));
        stage.awaitBox(one.name(), Stage.SOON, status -> status.shows("night.png"));
    }

    @Test
    void aPersonStopsAPushAndARetryGoesOnFromThere() throws IOException {
        cap(CAP_KBPS);
        Sha256 wanted = publish("stopped.png", LARGE_BYTES, one);
        awaitArrived(wanted, 5 * CAP_BYTES, one);
        long asked = System.nanoTime();

        stage.api().post("/boxes/" + one.name() + "/cancel", Map.of()).ok();

        assertThat(Duration.ofNanos(nanosOfLastByte(one) - asked)).isLessThan(STOPPED);
        BoxStatus status = stage.api().box(one.name());
        assertThat(status.reason()).isEqualTo("CANCELLED");
        assertThat(status.state()).isEqualTo("DIFFERS");
        assertThat(one.plays(shown)).isTrue();

        long there = one.arrived(wanted);
        long sent = one.wire().sent();
        assertThat(there).isBetween(5 * CAP_BYTES, (long) LARGE_BYTES - CAP_BYTES);
        cap(null);
        stage.api().post("/boxes/" + one.name() + "/retry", Map.of()).ok();

        awaitScreen(wanted, one);
        // SSH adds less than a hundredth; what was on its way without an answer goes once more. From the start it would
        // be more.
        assertThat(one.wire().sent() - sent).isLessThan((LARGE_BYTES - there) * 101 / 100 + RESENT_BYTES);
        assertThat(RESENT_BYTES).isLessThan(there / 2);
    }

    /** Puts a new picture on these boxes; gives its digest. */
    private static Sha256 publish(String name, int bytes, FleetBox... boxes) throws IOException {
        Path picture = stage.picture(name, bytes, name.hashCode());
        stage.api().upload(name, picture).ok();
        for (FleetBox box : boxes) {
            String playlist = stage.api().playlist("For " + box.name(), 600, name);
            if (stage.api()
                    .findId("/assignments?limit=1000", "playlist", playlist)
                    .isEmpty()) {
                stage.api().assign(playlist, box.name());
            }
        }
        stage.api().publish();
        return Sha256.of(picture);
    }

    private static void cap(Integer kiloBytesPerSecond) {
        Map<String, Object> patch = new HashMap<>();
        patch.put("bandwidthKBps", kiloBytesPerSecond);
        site(patch);
    }

    private static void windows(List<?> windows) {
        site(Map.of("timeZone", "UTC", "pushWindows", windows));
    }

    private static void site(Map<String, ?> patch) {
        stage.api().patch("/sites/" + SITE, patch).ok();
    }

    private static String dayAfterTomorrow() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(2).getDayOfWeek().name().substring(0, 3);
    }

    private static String waitsFor(BoxStatus status) {
        return status.json().path("push").path("waitsFor").asText();
    }

    private static void awaitArrived(Sha256 digest, long bytes, FleetBox... boxes) {
        for (FleetBox box : boxes) {
            await().atMost(Stage.SOON).pollInterval(POLL).until(() -> box.arrived(digest) > bytes);
        }
    }

    private static void awaitScreen(Sha256 digest, FleetBox... boxes) {
        for (FleetBox box : boxes) {
            await().atMost(Stage.SOON).pollInterval(POLL).until(() -> box.plays(digest));
            stage.awaitBox(box.name(), Stage.SOON, status -> status.state().equals("ON_SCREEN"));
        }
    }

    /** How fast the next so many bytes go to all boxes together. */
    private static double bytesPerSecond(long count) {
        long first = sent();
        long start = System.nanoTime();
        await().atMost(Stage.SOON).pollInterval(POLL).until(() -> sent() - first >= count);
        return (sent() - first) * 1e9 / (System.nanoTime() - start);
    }

    private static long sent() {
        return fleet.boxes().stream().mapToLong(box -> box.wire().sent()).sum();
    }

    /** Waits until no more bytes go to the box; gives the moment of the last one, as {@link System#nanoTime} has it. */
    private static long nanosOfLastByte(FleetBox box) {
        AtomicLong sent = new AtomicLong(box.wire().sent());
        AtomicLong last = new AtomicLong(System.nanoTime());
        await().atMost(Stage.SOON).pollInterval(POLL).until(() -> {
            long now = System.nanoTime();
            if (sent.getAndSet(box.wire().sent()) != sent.get()) {
                last.set(now);
            }
            return now - last.get() > QUIET.toNanos();
        });
        return last.get();
    }
}
