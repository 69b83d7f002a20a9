package io.weitblick.server.push;

import io.weitblick.server.box.HostKeyService;
import io.weitblick.server.box.SshPublicKey;
import io.weitblick.server.push.limit.RateMeter;
import io.weitblick.server.push.limit.WindowCalendar;
import io.weitblick.server.sftp.DeliveryListener;
import io.weitblick.server.sftp.DeliveryStep;
import io.weitblick.server.site.SitePushSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Follows one attempt and ends it when it is no longer wanted. An attempt lives by its lease: after a time in which nobody
 * could say that it is still wanted, as when this process stood still, it asks before one more byte is sent.
 */
final class PushProgress implements DeliveryListener {
    /** A lease that was not renewed for so long is asked for again before anything else is sent. */
    static final Duration STALE = Duration.ofSeconds(5);

    /** A box that has taken nothing for so long need not hold up others. */
    private static final Duration STILL = Duration.ofSeconds(2);

    private final PushJob job;
    private final PushLeases leases;
    private final SendTurns turns;
    private final HostKeyService hostKeys;
    private final PartLog parts;
    private final RateMeter meter = new RateMeter();
    private volatile long renewedNanos;
    private volatile long movedNanos = System.nanoTime();
    private volatile long done = -1;
    private volatile long first = -1;
    private volatile long total;
    private volatile boolean connected;
    private volatile boolean waiting;
    private volatile @Nullable Ending ending;
    private volatile WindowCalendar calendar;

    /** Why an attempt ends before it is done. */
    enum Ending {
        /** A newer show, a person or another server. */
        UNWANTED,
        /** Others had the turn for too long. */
        NO_TURN,
        /** The site's push window closed. */
        WINDOW,
        /** This server stops. */
        STOPPING
    }

    /** @param begunNanos when the attempt's lease was asked for at the latest */
    PushProgress(
            PushJob job, long begunNanos, PushLeases leases, SendTurns turns, HostKeyService hostKeys, PartLog parts) {
        this.job = job;
        this.renewedNanos = begunNanos;
        this.leases = leases;
        this.turns = turns;
        this.hostKeys = hostKeys;
        this.parts = parts;
        this.calendar = calendar(job.place().settings());
    }

    @Override
    public void step(DeliveryStep step, String subject) {
        if (step == DeliveryStep.LOOK && !connected) {
            connected = true;
            turns.await(this);
        }
    }

    @Override
    public void progress(long bytesDone, long bytesTotal) {
        if (first < 0) {
            first = bytesDone;
        }
        total = bytesTotal;
        if (bytesDone > done) {
            movedNanos = System.nanoTime();
        }
        done = bytesDone;
    }

    @Override
    public void durable(String fileName, long bytes, boolean inOrder) {
        parts.durable(fileName, bytes, inOrder);
    }

    @Override
    public void hostKeySeen(SshPublicKey key) {
        if (!job.target().acceptedHostKeys().contains(key)) {
            hostKeys.seen(job.target().id(), key);
        }
    }

    @Override
    public boolean cancelled() {
        if (ending == null && isStale(System.nanoTime())) {
            leases.renew(this);
            return ending != null || isStale(System.nanoTime());
        }
        return ending != null;
    }

    private boolean isStale(long nowNanos) {
        return nowNanos - renewedNanos > STALE.toNanos();
    }

    /** Whether it is time to say that it lives. Before the box has answered that is enough now and then. */
    boolean isDue(long nowNanos) {
        return connected || nowNanos - renewedNanos > STALE.dividedBy(2).toNanos();
    }

    /** What it says of itself now. */
    synchronized PushBeat beat(long nowNanos) {
        if (done >= 0) {
            meter.sample(done, nowNanos);
        }
        return new PushBeat(job, done, boxed(meter.bytesPerSecond()), boxed(meter.secondsFor(total - done)), waiting);
    }

    /** @param askedNanos when the lease was asked for */
    void renewed(boolean wanted, long askedNanos) {
        if (wanted) {
            renewedNanos = askedNanos;
        } else {
            end(Ending.UNWANTED);
        }
    }

    /** The first reason counts. */
    synchronized void end(Ending cause) {
        if (ending == null) {
            ending = cause;
        }
    }

    /** The site may have other push windows now. */
    void settings(SitePushSettings settings) {
        calendar = calendar(settings);
    }

    void endOutsideOfWindow(Instant now) {
        if (!calendar.isOpen(now)) {
            end(Ending.WINDOW);
        }
    }

    void waits(boolean isWaiting) {
        waiting = isWaiting;
        movedNanos = System.nanoTime();
    }

    /** Whether the box has its turn, and takes nothing. */
    boolean standsStill() {
        return !waiting && System.nanoTime() - movedNanos > STILL.toNanos();
    }

    PushJob job() {
        return job;
    }

    @Nullable
    Ending ending() {
        return ending;
    }

    /** Whether the box has answered. */
    boolean isConnected() {
        return connected;
    }

    /** Whether it has brought bytes to the box. */
    boolean hasMoved() {
        return done > first;
    }

    private static WindowCalendar calendar(SitePushSettings settings) {
        return new WindowCalendar(settings.windows(), settings.zone());
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
