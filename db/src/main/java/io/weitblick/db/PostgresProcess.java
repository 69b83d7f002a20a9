package io.weitblick.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One run of the server program, on a port of loopback that was free. */
final class PostgresProcess {
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(10);
    private static final long LOG_LIMIT_BYTES = 4L << 20;

    private final Process process;
    private final int port;
    private final Path log;
    private final long logStart;

    private PostgresProcess(Process process, int port, Path log, long logStart) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.logStart = logStart;
    }

    static PostgresProcess start(Path cluster, PostgresBinaries binaries, ServerAccount account) throws IOException {
        Path log = cluster.resolveSibling("postgres.log");
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        int port = freePort();
        List<String> command = account.commandBoundToThread(List.of(
                binaries.postgres(),
                "-D",
                cluster.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=150",
                "-c",
                "shared_buffers=96MB",
                "-c",
                "max_wal_size=512MB",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "password_encryption=scram-sha-256",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC",
                // Rejected statements are the client's to report; here they would only fill the disk.
                "-c",
                "log_min_messages=log",
                "-c",
                "log_checkpoints=off"));
        ProcessBuilder builder = Command.builder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new PostgresProcess(startInOwnThread(builder), port, log, logStart);
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the port was taken by another program between choosing and using it. */
    boolean lostItsPort() throws IOException {
        return !isAlive() && messages().contains("could not create any TCP/IP sockets");
    }

    /** What this run has logged. */
    String messages() throws IOException {
        byte[] all = Files.readAllBytes(log);
        int start = (int) Math.min(logStart, all.length);
        return new String(all, start, all.length - start, StandardCharsets.UTF_8).strip();
    }

    /** Ends it: clients are cut off, everything committed is on disk. */
    void stop() throws IOException {
        Orphan.interrupt(process.pid());
        if (!endsWithin(FAST_SHUTDOWN)) {
            Orphan.signal("QUIT", process.pid());
            if (!endsWithin(IMMEDIATE_SHUTDOWN)) {
                process.destroyForcibly();
            }
        }
    }

    private boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The signal of prctl(PR_SET_PDEATHSIG) follows the thread that forked, so that thread stays until the end. */
    private static Process startInOwnThread(ProcessBuilder builder) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread thread = new Thread(() -> forkAndWait(builder, started), "embedded-postgres");
        thread.setDaemon(true);
        thread.start();
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while starting PostgreSQL.", e);
        }
    }

    private static void forkAndWait(ProcessBuilder builder, CompletableFuture<Process> started) {
        try {
            Process process = builder.start();
            started.complete(process);
            waitUninterruptibly(process);
        } catch (IOException e) {
            started.completeExceptionally(e);
        }
    }

    private static void waitUninterruptibly(Process process) {
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException ignored) {
                // Nobody has a reason to interrupt this thread; its end would end the database.
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
