package io.weitblick.server.sftp;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What the channels of one delivery share: whom to tell, how fast to go, when to stop, and how far it has come.
 * Thread-safe.
 */
final class Journey {
    private static final Duration NAP = Duration.ofMillis(100);

    private final SftpSettings settings;
    private final StepLog listener;
    private final StallGuard guard;
    private final Pace pace;
    private final long total;
    private final boolean inOrder;
    private long there;
    private long sent;
    private volatile @Nullable Exception failure;

    /**
     * A delivery that is about to send.
     *
     * @param total bytes of all its objects
     * @param there those that the box has already
     * @param inOrder whether each file is sent by one channel
     */
    Journey(DeliveryContext context, Pace pace, long total, long there, boolean inOrder) {
        this.settings = context.settings();
        this.listener = context.listener();
        this.guard = context.guard();
        this.pace = pace;
        this.total = total;
        this.there = there;
        this.inOrder = inOrder;
    }

    String path(String name) {
        return settings.path(name);
    }

    void step(DeliveryStep step, String subject) {
        listener.step(step, subject);
    }

    synchronized void arrived(int count) {
        sent += count;
        there = Math.min(total, there + count);
        listener.progress(there, total);
    }

    /** A file is safe up to here. */
    void durable(Upload upload, long bytes) {
        listener.durable(upload.name(), bytes, inOrder);
    }

    synchronized long sent() {
        return sent;
    }

    /** One channel has failed; the others need not go on. */
    synchronized void fail(Exception cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /** A request about this file was refused. */
    synchronized void blame(DeliveryStep step, String subject) {
        if (failure == null) {
            listener.blame(step, subject);
        }
    }

    /** @throws IOException what the first channel failed with, if one did */
    void rethrow() throws IOException {
        Exception first = failure;
        if (first instanceof IOException broken) {
            throw broken;
        }
        if (first instanceof RuntimeException unexpected) {
            throw unexpected;
        }
    }

    void throwIfCancelled() {
        if (failure != null || listener.cancelled()) {
            throw new CancellationException();
        }
    }

    /** Waits until these bytes may be sent. */
    void pace(int count) {
        long until = System.nanoTime() + pace.reserve(count).toNanos();
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            throwIfCancelled();
            guard.expectWithin(settings.operationLimit().plus(NAP));
            nap(Math.min(left, NAP.toNanos()));
        }
    }

    private static void nap(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(nanos).toMillis(), (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}
