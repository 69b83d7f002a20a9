package io.weitblick.agent.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time a box goes by: the server's once it has told it, else the system clock. A Pi has no clock battery and starts
 * in 1970 or at the last shutdown, so a time before this software was made is not believed. Thread-safe.
 */
public final class BoxClock {
    /** No box that runs this software can have an earlier time. */
    static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    /** A server time that differs less is the delay of the network, not news. */
    private static final Duration JITTER = Duration.ofSeconds(2);

    private final Clock system;
    private final LongSupplier nanos;
    private volatile @Nullable Anchor anchor;

    private record Anchor(Instant serverTime, long nanos) {
        Instant at(long now) {
            return serverTime.plusNanos(now - nanos);
        }
    }

    /**
     * @param system the machine's clock
     * @param nanos a count of nanoseconds that never jumps, such as {@link System#nanoTime}
     */
    public BoxClock(Clock system, LongSupplier nanos) {
        this.system = system;
        this.nanos = nanos;
    }

    /** The clock of this machine. */
    public static BoxClock system() {
        return new BoxClock(Clock.systemUTC(), System::nanoTime);
    }

    /** Takes over the server's time. */
    public void serverSaid(Instant serverTime) {
        Anchor old = anchor;
        long now = nanos.getAsLong();
        if (old == null || Duration.between(old.at(now), serverTime).abs().compareTo(JITTER) > 0) {
            anchor = new Anchor(serverTime, now);
        }
    }

    public Instant now() {
        Anchor known = anchor;
        return known == null ? system.instant() : known.at(nanos.getAsLong());
    }

    /** By how much the machine's own clock is ahead of the server's, in milliseconds; null before the server has told it. */
    public @Nullable Long systemAheadMillis() {
        Anchor known = anchor;
        return known == null
                ? null
                : Long.valueOf(Duration.between(known.at(nanos.getAsLong()), system.instant())
                        .toMillis());
    }

    /** Whether {@link #now} may decide what plays. */
    public boolean isTrusted() {
        return anchor != null || !system.instant().isBefore(EARLIEST);
    }

    /** Nanoseconds that pass evenly, whatever happens to the clock. */
    public long nanoTime() {
        return nanos.getAsLong();
    }
}
