package io.weitblick.agent.health;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that the agent is ready, and then again and again that it is well (sd_notify(3)). Java cannot send to the
 * datagram socket that this takes, so systemd-notify does. Nothing happens where nobody waits for it.
 */
public final class Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final long LIMIT_SECONDS = 10;
    private static final Duration NO_WATCHDOG = Duration.ofSeconds(60);

    private final BooleanSupplier healthy;

    private Watchdog(BooleanSupplier healthy) {
        this.healthy = healthy;
    }

    /** Starts telling, as the environment asks for it. */
    public static void start(BooleanSupplier healthy) {
        if (System.getenv("NOTIFY_SOCKET") == null) {
            return;
        }
        Thread thread = new Thread(new Watchdog(healthy)::run, "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /** A third of what systemd waits, so that one that is lost does no harm. */
    private static Duration pause() {
        String micros = System.getenv("WATCHDOG_USEC");
        return micros == null || !micros.matches("[0-9]{1,15}")
                ? NO_WATCHDOG
                : Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(Long.parseLong(micros)) / 3);
    }

    private void run() {
        try {
            tell("READY=1");
            while (true) {
                Thread.sleep(pause().toMillis());
                if (healthy.getAsBoolean()) {
                    tell("WATCHDOG=1");
                } else {
                    LOG.error("A part of the agent stands still; systemd is not told that all is well");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(String state) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("systemd-notify", state)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.warn("systemd cannot be told how the agent is cause={}", e.toString());
        }
    }
}
