package io.weitblick.server.push.limit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A flow of bytes that several deliveries share: each takes its place in the line, and may go when so many bytes were let
 * through. Another rate counts at once, for those in the line too. Thread-safe.
 */
public final class TokenBucket {
    /** So much may go at once after a rest. */
    private static final Duration BURST = Duration.ofMillis(100);

    private double bytesPerNano;
    private long lastNanos;
    private double let;
    private double taken;

    /**
     * A bucket that starts empty.
     *
     * @param bytesPerSecond more than zero
     * @param nowNanos a monotonic time
     */
    public TokenBucket(long bytesPerSecond, long nowNanos) {
        this.bytesPerNano = perNano(bytesPerSecond);
        this.lastNanos = nowNanos;
    }

    /** Lets through another number of bytes a second from now on. */
    public synchronized void rate(long bytesPerSecond, long nowNanos) {
        flow(nowNanos);
        bytesPerNano = perNano(bytesPerSecond);
    }

    /** Takes a place for so many bytes; what comes back is that place. */
    public synchronized double take(int bytes, long nowNanos) {
        flow(nowNanos);
        taken += bytes;
        return taken;
    }

    /** How long it is until that place's bytes may go, as far as is known now; zero if they may. */
    public synchronized Duration untilFree(double place, long nowNanos) {
        flow(nowNanos);
        return place <= let ? Duration.ZERO : Duration.ofNanos((long) Math.ceil((place - let) / bytesPerNano));
    }

    private void flow(long nowNanos) {
        double most = Math.max(let, taken + bytesPerNano * BURST.toNanos());
        let = Math.min(most, let + bytesPerNano * Math.max(0, nowNanos - lastNanos));
        lastNanos = nowNanos;
    }

    private static double perNano(long bytesPerSecond) {
        return (double) bytesPerSecond / TimeUnit.SECONDS.toNanos(1);
    }
}
