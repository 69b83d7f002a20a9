package io.weitblick.server.push.limit;

import java.time.Duration;
import java.util.OptionalLong;

/** Measures how fast bytes go, smoothed over some seconds. Not thread-safe. */
public final class RateMeter {
    private static final double MEMORY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private long lastBytes = -1;
    private long lastNanos;
    private double bytesPerSecond = -1;

    /** So many bytes are there now. What was there at the first call does not count. */
    public void sample(long bytes, long nowNanos) {
        if (lastBytes >= 0 && nowNanos > lastNanos) {
            double elapsed = nowNanos - lastNanos;
            double now = Math.max(0, bytes - lastBytes) * NANOS_PER_SECOND / elapsed;
            double weight = 1 - Math.exp(-elapsed / MEMORY_NANOS);
            bytesPerSecond = bytesPerSecond < 0 ? now : bytesPerSecond + weight * (now - bytesPerSecond);
        }
        lastBytes = bytes;
        lastNanos = nowNanos;
    }

    /** Bytes a second; empty before the second sample. */
    public OptionalLong bytesPerSecond() {
        return bytesPerSecond < 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(bytesPerSecond));
    }

    /** How many seconds so many bytes will take; empty as long as nothing moves. */
    public OptionalLong secondsFor(long bytes) {
        return bytesPerSecond < 1
                ? OptionalLong.empty()
                : OptionalLong.of((long) Math.ceil(Math.max(0, bytes) / bytesPerSecond));
    }
}
