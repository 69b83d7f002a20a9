package io.weitblick.server.push;

import io.weitblick.server.push.limit.TokenBucket;
import io.weitblick.server.sftp.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How fast this server may send to each site. All pushes to a site share one flow. Thread-safe. */
@ApplicationScoped
class SitePaces {
    private static final long BYTES_PER_KB = 1_000;

    private final Map<String, Flow> flows = new ConcurrentHashMap<>();

    /** The pace of an attempt at a site. */
    Pace pace(PushProgress progress) {
        String siteId = progress.job().place().siteId();
        if (siteId == null) {
            return new AttemptPace(progress, new Flow());
        }
        refresh(siteId, progress.job().place().settings().bandwidthKBps());
        return new AttemptPace(progress, flow(siteId));
    }

    /** From now on the site has this cap; null for none. */
    void refresh(String siteId, @Nullable Integer bandwidthKBps) {
        flow(siteId).cap(bandwidthKBps);
    }

    private Flow flow(String siteId) {
        return flows.computeIfAbsent(siteId, id -> new Flow());
    }

    /** What goes to one site. */
    static final class Flow {
        private volatile @Nullable TokenBucket bucket;

        synchronized void cap(@Nullable Integer kiloBytesPerSecond) {
            TokenBucket before = bucket;
            if (kiloBytesPerSecond == null) {
                bucket = null;
            } else if (before == null) {
                bucket = new TokenBucket(kiloBytesPerSecond * BYTES_PER_KB, System.nanoTime());
            } else {
                before.rate(kiloBytesPerSecond * BYTES_PER_KB, System.nanoTime());
            }
        }

        @Nullable
        TokenBucket bucket() {
            return bucket;
        }
    }

    /**
     * Waits itself for a while instead of telling how long to wait, so that another cap takes effect at once. Its last look
     * before bytes go is at the lease.
     */
    record AttemptPace(PushProgress progress, Flow flow) implements Pace {
        /** Less than the engine gives a box to answer, which runs on meanwhile. */
        private static final Duration LONGEST = Duration.ofSeconds(10);

        private static final Duration NAP = Duration.ofMillis(50);

        /** So long the engine waits with an attempt that is over; it asks meanwhile, and stops. */
        private static final Duration OVER = Duration.ofSeconds(1);

        @Override
        public Duration reserve(int bytes) {
            TokenBucket bucket = flow.bucket();
            Duration left = bucket == null ? Duration.ZERO : await(bucket, bucket.take(bytes, System.nanoTime()));
            return progress.cancelled() ? OVER : left;
        }

        private Duration await(TokenBucket bucket, double place) {
            long until = System.nanoTime() + LONGEST.toNanos();
            Duration left = bucket.untilFree(place, System.nanoTime());
            while (!left.isZero() && !progress.cancelled() && flow.bucket() == bucket && System.nanoTime() < until) {
                if (!nap(left.compareTo(NAP) < 0 ? left : NAP)) {
                    return left;
                }
                left = bucket.untilFree(place, System.nanoTime());
            }
            return flow.bucket() == bucket ? left : Duration.ZERO;
        }

        private static boolean nap(Duration time) {
            try {
                Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
