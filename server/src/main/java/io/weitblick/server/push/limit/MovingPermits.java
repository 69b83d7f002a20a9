package io.weitblick.server.push.limit;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * So many permits for holders that get on. One that stands still keeps nobody waiting: whoever asks for a permit takes over
 * its own, and it goes on without one if it ever moves again. Thread-safe.
 *
 * @param <H> the holders, told apart by identity or {@code equals}
 */
public final class MovingPermits<H> {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private final Semaphore permits;
    private final Predicate<H> standsStill;
    private final Set<H> holders = new HashSet<>();

    /**
     * Makes permits that are all free.
     *
     * @param count how many
     * @param standsStill whether a holder does not get on
     */
    public MovingPermits(int count, Predicate<H> standsStill) {
        this.permits = new Semaphore(count, true);
        this.standsStill = standsStill;
    }

    /** Waits for a permit, in the order of asking, for 0.3 s at most; whoever still wants one then asks again. */
    public boolean tryAcquire(H holder) throws InterruptedException {
        if (permits.availablePermits() == 0) {
            passOn();
        }
        boolean granted = permits.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        if (granted) {
            synchronized (this) {
                holders.add(holder);
            }
        }
        return granted;
    }

    /** Gives the permit back, if it has one that nobody took over. */
    public void release(H holder) {
        boolean held;
        synchronized (this) {
            held = holders.remove(holder);
        }
        if (held) {
            permits.release();
        }
    }

    private void passOn() {
        boolean found;
        synchronized (this) {
            found = holders.stream()
                    .filter(standsStill)
                    .findFirst()
                    .map(holders::remove)
                    .orElse(false);
        }
        if (found) {
            permits.release();
        }
    }
}
