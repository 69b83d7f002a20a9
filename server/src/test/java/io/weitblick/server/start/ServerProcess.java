package io.weitblick.server.start;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The packaged server as a process of its own, as users run it. */
final class ServerProcess implements AutoCloseable {
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path data;
    private final int port;
    private final int tlsPort;
    private final Path errors;
    private final Process process;

    private ServerProcess(Path data, int port, int tlsPort, Map<String, String> more) throws IOException {
        this.data = data;
        this.port = port;
        this.tlsPort = tlsPort;
        this.errors = Files.createTempFile("server", ".err");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString());
        builder.environment()
                .putAll(Map.of(
                        "WEITBLICK_DATA", data.toString(),
                        "WEITBLICK_PORT", String.valueOf(port),
                        "WEITBLICK_TLS_PORT", String.valueOf(tlsPort)));
        builder.environment().putAll(more);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(errors.toFile());
        this.process = builder.start();
    }

    /** Starts one and waits until it is ready. */
    static ServerProcess start(Path data, Map<String, String> more) throws IOException {
        ServerProcess server = new ServerProcess(data, freePort(), freePort(), more);
        await().atMost(START_LIMIT).until(server::isReady);
        return server;
    }

    /** Starts one that cannot start, and waits for its end. */
    static ServerProcess startInVain(Path data, int port, Map<String, String> more) throws Exception {
        ServerProcess server = new ServerProcess(data, port, freePort(), more);
        if (!server.process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            server.process.destroyForcibly();
            throw new AssertionError("it runs");
        }
        return server;
    }

    int port() {
        return port;
    }

    int tlsPort() {
        return tlsPort;
    }

    int exitStatus() {
        return process.exitValue();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill} does. */
    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(errors);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(data.resolve("admin-token")).strip());
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    /** A client that trusts the server's own authority and nothing else. */
    HttpClient pinnedClient() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream certificate = Files.newInputStream(data.resolve("tls").resolve("ca.crt"))) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private boolean isReady() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("it ended: " + errors());
        }
        try {
            return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready")))
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
