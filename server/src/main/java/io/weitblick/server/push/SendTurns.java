package io.weitblick.server.push;

import io.weitblick.server.push.limit.MovingPermits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Whose turn it is to send: only so many attempts at a time on this server, and only so many at a site. An attempt asks once
 * its box has answered, so boxes that do not answer keep nobody waiting; nor do those that stop taking bytes later.
 */
@ApplicationScoped
class SendTurns {
    /** Less than the engine gives a box to answer, which runs on while its attempt waits here. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    /** So many boxes of which no agent is heard may be tried at a time; the other workers are for those that live. */
    private static final int DOUBTFUL = 40;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private final PushAttempts attempts;
    private final MovingPermits<PushProgress> permits;
    private final Semaphore doubtful = new Semaphore(DOUBTFUL);
    private final Set<PushProgress> doubters = ConcurrentHashMap.newKeySet();

    SendTurns(PushAttempts attempts, PushConfig config) {
        this.attempts = attempts;
        this.permits = new MovingPermits<>(config.workers(), PushProgress::standsStill);
    }

    /** Whether to connect to this box now. */
    boolean mayTry(PushProgress progress) {
        if (progress.job().target().online()) {
            return true;
        }
        boolean granted = doubtful.tryAcquire();
        if (granted) {
            doubters.add(progress);
        }
        return granted;
    }

    /** Waits for the attempt's turn, or ends the attempt if that takes too long. */
    void await(PushProgress progress) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        progress.waits(true);
        try {
            if (!awaitPlace(progress, until) || !awaitPermit(progress, until)) {
                progress.end(PushProgress.Ending.NO_TURN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            progress.end(PushProgress.Ending.STOPPING);
        } finally {
            progress.waits(false);
        }
    }

    private boolean awaitPlace(PushProgress progress, long until) throws InterruptedException {
        while (!progress.cancelled() && System.nanoTime() < until) {
            switch (attempts.claim(progress.job())) {
                case GRANTED -> {
                    return true;
                }
                case LOST -> progress.end(PushProgress.Ending.UNWANTED);
                case WAIT -> TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
            }
        }
        return false;
    }

    private boolean awaitPermit(PushProgress progress, long until) throws InterruptedException {
        while (!progress.cancelled() && System.nanoTime() < until) {
            if (permits.tryAcquire(progress)) {
                return true;
            }
        }
        return false;
    }

    /** The attempt is over, whether it had a turn or not. */
    void leave(PushProgress progress) {
        permits.release(progress);
        if (doubters.remove(progress)) {
            doubtful.release();
        }
    }
}
