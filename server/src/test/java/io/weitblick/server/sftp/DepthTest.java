package io.weitblick.server.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DepthTest {
    private static final long MILLI = 1_000_000;

    private final Depth depth = new Depth();

    @Test
    void staysShallowForASlowBox() {
        depth.roundTrip(5 * MILLI);

        acknowledge(100_000, 50);

        assertThat(depth.bytes()).isEqualTo(Depth.LEAST_BYTES);
    }

    @Test
    void coversTwoRoundTripsOfAFarOne() {
        depth.roundTrip(50 * MILLI);

        // 10 MB/s over 150 ms.
        acknowledge(100_000, 10);

        assertThat(depth.bytes()).isBetween(1_400_000L, 1_900_000L);
    }

    @Test
    void doesNotBuryANearOne() {
        depth.roundTrip(MILLI / 5);

        acknowledge(100_000, 1);

        assertThat(depth.bytes()).isLessThan(300_000);
    }

    @Test
    void hasABound() {
        depth.roundTrip(200 * MILLI);

        acknowledge(1_000_000, 1);

        assertThat(depth.bytes()).isEqualTo(Depth.MOST_BYTES);
    }

    /** So many bytes each so many milliseconds, for a second. */
    private void acknowledge(long bytes, int everyMillis) {
        for (long t = 0; t <= 1000; t += everyMillis) {
            depth.acknowledged(bytes, t * MILLI);
        }
    }
}
