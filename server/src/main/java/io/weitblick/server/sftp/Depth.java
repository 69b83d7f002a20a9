package io.weitblick.server.sftp;

/**
 * How many bytes a channel keeps on the wire: what the box takes within two round trips and a bit, so that it never waits
 * for us, and no more. OpenSSH's sshd copies all that it has to hold each time more comes (sshbuf grows by one packet at a
 * time), which for 2 MiB takes it more than a second of its processor. The depth learns both from the answers. Times are
 * nanoseconds of one monotonic clock.
 */
final class Depth {
    /** Enough to begin with, and for a box that is too slow to measure. */
    static final long LEAST_BYTES = 256L << 10;
    /** Twice the window that OpenSSH grants a channel. */
    static final long MOST_BYTES = 4L << 20;

    private static final long SLACK_NANOS = 2_000_000;
    private static final long SPAN_NANOS = 100_000_000;

    private long bytes = LEAST_BYTES;
    private long roundTripNanos = Long.MAX_VALUE;
    private long spanStart;
    private long spanBytes;
    private boolean started;

    /** The limit of this moment. */
    long bytes() {
        return bytes;
    }

    /** A request that nothing stood before was answered after so long. */
    void roundTrip(long nanos) {
        roundTripNanos = Math.min(roundTripNanos, Math.max(1, nanos));
    }

    /** So many bytes were acknowledged at this time. */
    void acknowledged(long count, long now) {
        if (!started) {
            started = true;
            spanStart = now;
        }
        spanBytes += count;
        long span = now - spanStart;
        if (span >= SPAN_NANOS) {
            double perNano = (double) spanBytes / span;
            long trips = roundTripNanos == Long.MAX_VALUE ? 0 : 2 * roundTripNanos;
            bytes = Math.max(LEAST_BYTES, Math.min(MOST_BYTES, (long) (perNano * (trips + SLACK_NANOS))));
            spanStart = now;
            spanBytes = 0;
        }
    }
}
