package io.weitblick.server.push;

import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.push.limit.CircuitBreaker;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: growing, with full jitter, so that boxes that failed together do not return together. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** A disk is cleared by people and by the agent, not by time; look often. */
    private static final Duration LONGEST_FOR_DISK = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private final CircuitBreaker breaker;

    Backoff(RandomGenerator random) {
        this.random = random;
        this.breaker = new CircuitBreaker(random);
    }

    /**
     * The pause after a failure.
     *
     * @param failures failures in a row, this one included, from 1
     * @param agentTalks whether the box's agent was heard of lately
     */
    Duration after(int failures, ReasonCode reason, boolean agentTalks) {
        if (CircuitBreaker.isOpen(failures, reason)) {
            return breaker.pause(failures, agentTalks);
        }
        Duration longest = reason == ReasonCode.DISK_FULL ? LONGEST_FOR_DISK : LONGEST;
        long ceiling = Math.min(longest.toMillis(), FIRST.toMillis() << Math.min(failures - 1, 20));
        return Duration.ofMillis(1 + random.nextLong(ceiling));
    }
}
