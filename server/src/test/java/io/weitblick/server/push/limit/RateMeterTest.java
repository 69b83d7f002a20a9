package io.weitblick.server.push.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    private static final long HALF = Duration.ofMillis(500).toNanos();

    private final RateMeter meter = new RateMeter();

    @Test
    void knowsNothingBeforeTheSecondSample() {
        meter.sample(5_000, 0);

        assertThat(meter.bytesPerSecond()).isEmpty();
        assertThat(meter.secondsFor(1)).isEmpty();
    }

    @Test
    void leavesOutWhatWasThereBefore() {
        meter.sample(1_000_000, 0);
        meter.sample(1_500_000, HALF);

        assertThat(meter.bytesPerSecond()).hasValue(1_000_000);
        assertThat(meter.secondsFor(2_500_000)).hasValue(3);
    }

    @Test
    void followsAChangeWithinSecondsAndNotAtOnce() {
        long now = 0;
        long bytes = 0;
        meter.sample(bytes, now);
        for (int i = 0; i < 20; i++) {
            meter.sample(bytes += 500_000, now += HALF);
        }
        meter.sample(bytes, now += HALF);
        assertThat(meter.bytesPerSecond().orElseThrow()).isBetween(850_000L, 950_000L);

        for (int i = 0; i < 40; i++) {
            meter.sample(bytes, now += HALF);
        }
        assertThat(meter.bytesPerSecond().orElseThrow()).isLessThan(30_000);
    }

    @Test
    void tellsNoTimeWhileNothingMoves() {
        meter.sample(7, 0);
        meter.sample(7, HALF);

        assertThat(meter.bytesPerSecond()).hasValue(0);
        assertThat(meter.secondsFor(1)).isEmpty();
    }
}
