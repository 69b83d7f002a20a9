package io.weitblick.server.push.limit;

import java.time.Duration;
import java.util.OptionalLong;

/** Measures how fast bytes go, smoothed over some seconds. Not thread-safe. */
public final class RateMeter {
    private static final double MEMORY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private long lastBytes = -1;
    private long lastNanos;
    private double sum;
    private double weight;

    /** So many bytes are there now. What was there at the first call does not count. */
    public void sample(long bytes, long nowNanos) {
        if (lastBytes >= 0 && nowNanos > lastNanos) {
            double elapsed = nowNanos - lastNanos;
            double now = Math.max(0, bytes - lastBytes) * NANOS_PER_SECOND / elapsed;
            double kept = Math.exp(-elapsed / MEMORY_NANOS);
            // Divided by the weight of what it has seen, or the first seconds would count as if nothing had moved
            // before.
            sum = sum * kept + now * (1 - kept);
            weight = weight * kept + 1 - kept;
        }
        lastBytes = bytes;
        lastNanos = nowNanos;
    }

    /** Bytes a second; empty before the second sample. */
    public OptionalLong bytesPerSecond() {
        return weight == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(sum / weight));
    }

    /** How many seconds so many bytes will take; empty as long as nothing moves. */
    public OptionalLong secondsFor(long bytes) {
        double bytesPerSecond = weight == 0 ? 0 : sum / weight;
        return bytesPerSecond < 1
                ? OptionalLong.empty()
                : OptionalLong.of((long) Math.ceil(Math.max(0, bytes) / bytesPerSecond));
    }
}
