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

    /** A box that is nearer than this has the next bytes soon enough, however little of them is on the wire. */
    private static final long NEAR_NANOS = 8_000_000;

    private static final long NEAR_SLACK_NANOS = 2_000_000;
    private static final long FAR_SLACK_NANOS = 50_000_000;
    private static final long SPAN_NANOS = 100_000_000;

    private long bytes = LEAST_BYTES;
    private long roundTripNanos = Long.MAX_VALUE / 4;
    private long spanStart;
    private long spanBytes;
    private boolean started;

    /** The limit of this moment. */
    long bytes() {
        return bytes;
    }

    /** A request was answered after so long; the shortest of all is what counts. */
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
            bytes = Math.max(LEAST_BYTES, Math.min(MOST_BYTES, (long) (perNano * coveredNanos())));
            spanStart = now;
            spanBytes = 0;
        } else if (!isNear() && spanBytes > bytes) {
            // It takes more than one depth within a span: let it.
            bytes = Math.min(MOST_BYTES, 2 * bytes);
        }
    }

    private long coveredNanos() {
        return isNear() ? 2 * roundTripNanos + NEAR_SLACK_NANOS : 2 * roundTripNanos + FAR_SLACK_NANOS;
    }

    private boolean isNear() {
        return roundTripNanos < NEAR_NANOS;
    }
}
