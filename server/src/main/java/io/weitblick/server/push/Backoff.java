package io.weitblick.server.push;

import io.weitblick.common.sync.ReasonCode;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: growing, with full jitter, so that boxes that failed together do not return together. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** A disk is cleared by people and by the agent, not by time; look often. */
    private static final Duration LONGEST_FOR_DISK = Duration.ofSeconds(30);

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param attempt the attempt that has failed, from 1 */
    Duration after(int attempt, ReasonCode reason) {
        Duration longest = reason == ReasonCode.DISK_FULL ? LONGEST_FOR_DISK : LONGEST;
        long ceiling = Math.min(longest.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(1 + random.nextLong(ceiling));
    }
}
