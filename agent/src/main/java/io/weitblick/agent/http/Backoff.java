package io.weitblick.agent.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing pauses between attempts, each shortened by up to half at random, so that a fleet does not come back in step.
 * Not thread-safe.
 */
public final class Backoff {
    private final Duration min;
    private final Duration max;
    private final RandomGenerator random;
    private int failures;

    public Backoff(Duration min, Duration max, RandomGenerator random) {
        this.min = min;
        this.max = max;
        this.random = random;
    }

    /** The pause after one more failure: doubles from the least to the longest. */
    public Duration next() {
        long full = min.toMillis() << Math.min(failures, 20);
        failures++;
        long capped = Math.min(full, max.toMillis());
        return Duration.ofMillis(capped - random.nextLong(capped / 2 + 1));
    }

    /** All is well again. */
    public void reset() {
        failures = 0;
    }

    /** How many attempts have failed in a row. */
    public int failures() {
        return failures;
    }
}
