package io.weitblick.server.sftp;

import io.weitblick.common.sync.ReasonCode;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Closes the socket of a delivery that no longer moves, or that is to end. A write to a peer that has stopped reading
 * blocks without limit, and nothing but closing its socket from another thread frees it.
 */
final class StallGuard implements AutoCloseable {
    private static final long POLL_MILLIS = 200;

    private final Socket socket;
    private final DeliveryListener listener;
    private final ScheduledFuture<?> watch;
    private final AtomicReference<ReasonCode> verdict = new AtomicReference<>();
    private final AtomicInteger flushes = new AtomicInteger();
    private volatile long deadline;
    private volatile long flushDeadline;

    StallGuard(Socket socket, DeliveryListener listener, ScheduledExecutorService scheduler, Duration limit) {
        this.socket = socket;
        this.listener = listener;
        expectWithin(limit);
        this.watch = scheduler.scheduleAtFixedRate(this::look, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Something has happened, and the next thing must happen within this time. */
    void expectWithin(Duration limit) {
        deadline = System.nanoTime() + limit.toNanos();
    }

    /** Somebody waits for the box's disk: until {@link #endFlush} this limit holds whatever else goes on. */
    void beginFlush(Duration limit) {
        flushDeadline = System.nanoTime() + limit.toNanos();
        flushes.incrementAndGet();
    }

    void endFlush() {
        flushes.decrementAndGet();
    }

    /** Why it closed the socket: {@code TIMEOUT} or {@code CANCELLED}; empty if it did not. */
    Optional<ReasonCode> verdict() {
        return Optional.ofNullable(verdict.get());
    }

    @Override
    public void close() {
        watch.cancel(false);
    }

    private void look() {
        if (listener.cancelled()) {
            end(ReasonCode.CANCELLED);
        } else if (System.nanoTime() - (flushes.get() > 0 ? flushDeadline : deadline) > 0) {
            end(ReasonCode.TIMEOUT);
        }
    }

    private void end(ReasonCode reason) {
        verdict.compareAndSet(null, reason);
        closeQuietly(socket);
        watch.cancel(false);
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is closed in any case.
        }
    }
}
