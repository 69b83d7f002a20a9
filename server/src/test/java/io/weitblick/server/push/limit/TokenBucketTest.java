package io.weitblick.server.push.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final TokenBucket bucket = new TokenBucket(100_000, 0);

    @Test
    void letsThroughWhatTheRateAllowsWhoeverAsks() {
        double first = bucket.take(100_000, 0);
        double second = bucket.take(50_000, 0);

        assertThat(bucket.untilFree(first, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.untilFree(second, 0)).isEqualTo(Duration.ofMillis(1_500));
        assertThat(bucket.untilFree(first, SECOND)).isZero();
        assertThat(bucket.untilFree(second, SECOND)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void anotherRateCountsForThoseInTheLine() {
        double place = bucket.take(1_000_000, 0);
        assertThat(bucket.untilFree(place, SECOND)).isEqualTo(Duration.ofSeconds(9));

        bucket.rate(900_000, SECOND);

        assertThat(bucket.untilFree(place, SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void savesNothingButAMomentWhileNobodyAsks() {
        double place = bucket.take(110_000, 60 * SECOND);

        assertThat(bucket.untilFree(place, 60 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void holdsTheRateOverManyWrites() {
        long now = 0;
        for (int i = 0; i < 1_000; i++) {
            now += bucket.untilFree(bucket.take(32_768, now), now).toNanos();
        }

        assertThat(now / 1e9).isBetween(327.0, 328.0);
    }
}
