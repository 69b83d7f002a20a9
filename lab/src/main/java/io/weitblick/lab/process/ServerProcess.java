package io.weitblick.lab.process;

import io.weitblick.lab.LabException;
import io.weitblick.lab.client.WeitblickClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server as a process of its own, on its own data directory and ports, as an operator would run it. Stopped or
 * killed, it may be started again on the same data.
 */
public final class ServerProcess implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 512;
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    // Counted from 0; see PostgreSQL's miscadmin.h.
    private static final int POSTMASTER_PORT_LINE = 3;
    private static final Duration PROBE_PAUSE = Duration.ofMillis(50);

    private final Project project;
    private final Path data;
    private final Map<String, String> environment;
    private final int port;
    private final int tlsPort;
    private final int heapMegabytes;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    private ServerProcess(Project project, Path data, Map<String, String> environment, int heapMegabytes) {
        this.project = project;
        this.data = data;
        this.environment = Map.copyOf(environment);
        this.heapMegabytes = heapMegabytes;
        this.port = Ports.free();
        this.tlsPort = Ports.free();
    }

    /** Starts a server on this data directory and waits until it is ready. */
    public static ServerProcess start(Path data) {
        return start(data, Map.of());
    }

    /** Starts a server with these variables in its environment and waits until it is ready. */
    public static ServerProcess start(Path data, Map<String, String> environment) {
        return start(data, environment, HEAP_MEGABYTES);
    }

    /** Starts a server whose JVM may use so much heap and waits until it is ready. */
    public static ServerProcess start(Path data, int heapMegabytes) {
        return start(data, Map.of(), heapMegabytes);
    }

    private static ServerProcess start(Path data, Map<String, String> environment, int heapMegabytes) {
        ServerProcess server = new ServerProcess(Project.find(), data.toAbsolutePath(), environment, heapMegabytes);
        // The JVM may end before the test closes it.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.start();
        return server;
    }

    /**
     * Starts a second server that works with this one: on its database and its media, with the same keys and an own data
     * directory. This one must use the embedded database.
     */
    public ServerProcess startBeside(Path ownData) {
        try {
            Files.createDirectories(ownData.resolve("tls"));
            for (String shared : List.of("secret-key", "tls/ca.crt", "tls/ca.key", "admin-token")) {
                Files.copy(data.resolve(shared), ownData.resolve(shared));
            }
            Path postgres = data.resolve("postgres");
            String databasePort = Files.readAllLines(postgres.resolve("cluster-18/postmaster.pid"))
                    .get(POSTMASTER_PORT_LINE);
            return start(
                    ownData,
                    Map.of(
                            "WEITBLICK_MEDIA",
                            data.resolve("media").toString(),
                            "WEITBLICK_DB_URL",
                            "jdbc:postgresql://127.0.0.1:" + databasePort.strip() + "/weitblick",
                            "WEITBLICK_DB_USER",
                            "weitblick",
                            "WEITBLICK_DB_PASSWORD",
                            Files.readString(postgres.resolve("password")).strip()));
        } catch (IOException e) {
            throw new LabException("cannot prepare a second server in " + ownData, e);
        }
    }

    /** Starts it again after {@link #kill9()} or {@link #stop()}, on the same data and ports. */
    public void start() {
        try {
            Files.createDirectories(data);
            ProcessBuilder builder = new ProcessBuilder(
                            "java",
                            "-Xmx" + heapMegabytes + "m",
                            "-jar",
                            project.serverJar().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().putAll(settings());
            process = builder.start();
        } catch (IOException e) {
            throw new LabException("cannot start the server", e);
        }
        awaitReady();
    }

    /** Ends it at once, as a crash would. */
    public void kill9() {
        Process running = running();
        running.destroyForcibly();
        awaitEnd(running);
    }

    /** Stops it in the middle of what it does (SIGSTOP), but not its database. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on after {@link #freeze()}. */
    public void thaw() {
        signal("CONT");
    }

    /** Asks it to end, and waits. */
    public void stop() {
        Process running = running();
        running.destroy();
        awaitEnd(running);
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            thaw();
            stop();
        }
    }

    /** The address for HTTP, on loopback. */
    public URI http() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The port of HTTPS, on every address of the machine. */
    public int tlsPort() {
        return tlsPort;
    }

    /** The data directory. */
    public Path data() {
        return data;
    }

    /** What the server wrote, over all of its starts. */
    public Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** Number of the process. */
    public long pid() {
        return running().pid();
    }

    /** A client with the administrator's token. */
    public WeitblickClient admin() {
        return new WeitblickClient(http(), secret("admin-token"));
    }

    /** A secret that the server left in its data directory, such as {@code admin-password}. */
    public String secret(String name) {
        try {
            return Files.readString(data.resolve(name)).strip();
        } catch (IOException e) {
            throw new LabException("the server left no " + name, e);
        }
    }

    /** How many threads the process has, as the kernel counts them (proc(5)). */
    public int threads() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
            return lines.filter(line -> line.startsWith("Threads:"))
                    .mapToInt(line -> Integer.parseInt(line.substring(8).strip()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new LabException("cannot count the server's threads", e);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("WEITBLICK_PUSH_ALLOW_LOOPBACK", "true");
        settings.put("WEITBLICK_DATA", data.toString());
        settings.put("WEITBLICK_PORT", Integer.toString(port));
        settings.put("WEITBLICK_TLS_PORT", Integer.toString(tlsPort));
        return settings;
    }

    private void signal(String name) {
        Program.output(STOP_TIMEOUT, List.of("kill", "-" + name, Long.toString(pid())));
    }

    private Process running() {
        if (process == null) {
            throw new LabException("the server was never started");
        }
        return process;
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > deadline || !running().isAlive()) {
                throw new LabException("the server did not become ready; see " + log() + "\n" + lastLines());
            }
        }
    }

    /** Whether it is ready; takes a moment if it is not. */
    private boolean isReady() {
        HttpRequest probe = HttpRequest.newBuilder(http().resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            TimeUnit.MILLISECONDS.sleep(PROBE_PAUSE.toMillis());
            return http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while the server starts", e);
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    private static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new LabException("the server did not end within " + STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while the server ends", e);
        }
    }
}
