package io.weitblick.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL that outlived the process that had started it. Call only while holding the directory's lock. */
final class Orphan {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Orphan() {}

    /** Stops what still runs on this cluster, and clears away a {@code postmaster.pid} that names a stranger. */
    static void stop(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> named = pid(pidFile).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (named.isEmpty()) {
            // PostgreSQL clears it away itself, once it knows that no worker of the dead server is left.
            return;
        }
        if (runsOn(named.get().pid(), cluster)) {
            interrupt(named.get().pid());
            await(named.get(), cluster);
        } else {
            // The number was given to another process since; PostgreSQL would refuse to start.
            Files.delete(pidFile);
        }
    }

    /** Sends SIGINT, which PostgreSQL takes as "fast shutdown"; the JDK itself can send only TERM and KILL. */
    static void interrupt(long pid) throws IOException {
        signal("INT", pid);
    }

    /** Sends a signal; no such process is success. */
    static void signal(String name, long pid) throws IOException {
        Command.run(List.of("sh", "-c", "kill -" + name + " " + pid));
    }

    private static void await(ProcessHandle process, Path cluster) {
        try {
            process.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new EmbeddedPostgresException(
                    "A PostgreSQL from before (process " + process.pid() + ") still runs on " + cluster
                            + " and does not stop: end it with kill -QUIT " + process.pid() + ".",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while waiting for an earlier PostgreSQL to stop.", e);
        }
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        String first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return first.matches("[0-9]{1,9}") ? Optional.of(Long.parseLong(first)) : Optional.empty();
    }

    private static boolean runsOn(long pid, Path cluster) throws IOException {
        try {
            byte[] commandLine = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            return Arrays.asList(new String(commandLine, StandardCharsets.UTF_8).split("\0"))
                    .contains(cluster.toString());
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
