package io.weitblick.agent.player;

import io.weitblick.agent.clock.BoxClock;
import io.weitblick.agent.state.ScreenState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that drives a {@link ShowEngine} and its player. */
public final class PlayerWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlayerWorker.class);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    /** Longer than any program of the player is waited for, three times over. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);

    private final ShowEngine engine;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile long steppedAt = System.nanoTime();

    public PlayerWorker(Player player, BoxClock clock, Consumer<ScreenState> listener, String threadName) {
        this.engine = new ShowEngine(player, clock, listener);
        this.thread = new Thread(this::run, threadName);
    }

    public void start() {
        thread.start();
    }

    /** Plays this show from now on. */
    public void play(Optional<PlayableShow> show) {
        tasks.add(() -> engine.play(show));
    }

    /** Restarts the player; the result comes when it has been told to. */
    public CompletableFuture<Void> restart() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(() -> {
            engine.restart();
            engine.tick();
            done.complete(null);
        });
        return done;
    }

    /** Whether it goes on taking steps. */
    public boolean isHealthy() {
        return thread.isAlive() && System.nanoTime() - steppedAt < LONGEST_STEP.toNanos();
    }

    private void run() {
        Duration pause = Duration.ZERO;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Runnable task = tasks.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
                pause = step(task == null ? () -> {} : task);
                steppedAt = System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration step(Runnable task) {
        try {
            task.run();
            return engine.tick();
        } catch (RuntimeException e) {
            LOG.error("The show engine has a fault and starts over", e);
            engine.restart();
            return AFTER_FAULT;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
