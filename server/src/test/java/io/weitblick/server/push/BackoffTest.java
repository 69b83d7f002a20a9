package io.weitblick.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.sync.ReasonCode;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    /** A source that always gives the largest number it may. */
    private static final RandomGenerator LARGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @Test
    void doublesUpToItsLimit() {
        Backoff backoff = new Backoff(LARGEST);

        assertThat(backoff.after(1, ReasonCode.REMOTE_IO, true)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.after(2, ReasonCode.REMOTE_IO, true)).isEqualTo(Duration.ofSeconds(4));
        assertThat(backoff.after(8, ReasonCode.REMOTE_IO, true)).isEqualTo(Duration.ofSeconds(256));
        assertThat(backoff.after(9, ReasonCode.REMOTE_IO, true)).isEqualTo(Duration.ofMinutes(5));
        assertThat(backoff.after(10_000, ReasonCode.REMOTE_IO, true)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void looksMoreOftenAtAFullDisk() {
        assertThat(new Backoff(LARGEST).after(50, ReasonCode.DISK_FULL, true)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void spreadsOverTheWholePause() {
        Backoff backoff = new Backoff(new Random(7));

        long early = IntStream.range(0, 1_000)
                .filter(i -> backoff.after(5, ReasonCode.REMOTE_IO, true).compareTo(Duration.ofSeconds(16)) < 0)
                .count();

        assertThat(early).isBetween(400L, 600L);
    }
}
