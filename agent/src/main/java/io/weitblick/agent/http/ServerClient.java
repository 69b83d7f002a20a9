package io.weitblick.agent.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.weitblick.agent.config.ServerAddress;
import io.weitblick.agent.tls.CertificatePin;
import io.weitblick.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the fleet's server over HTTP/1.1, where a request has its connection to itself and cancelling one closes
 * it. Thread-safe.
 */
public final class ServerClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final ServerAddress server;
    private final ExecutorService executor;
    private volatile @Nullable HttpClient client;

    public ServerClient(ServerAddress server, String threadName) {
        this.server = server;
        this.executor = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(executor);
        if (server.fingerprint() != null) {
            builder.sslContext(CertificatePin.context(server.fingerprint()));
        }
        this.client = builder.build();
    }

    /**
     * Posts a message.
     *
     * @param secret the box's own, null before it has joined
     * @param timeout for the whole exchange
     * @return the answer; fails with {@link ServerRefusedException} if the server answered anything else
     */
    public <T> CompletableFuture<T> post(
            String path, Object message, Class<T> answer, @Nullable String secret, Duration timeout) {
        HttpClient open = client;
        if (open == null) {
            return CompletableFuture.failedFuture(new IOException("the agent is closing"));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .POST(HttpRequest.BodyPublishers.ofString(write(message)));
        if (secret != null) {
            request.header("Authorization", "Bearer " + secret);
        }
        CompletableFuture<HttpResponse<String>> exchange =
                open.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
        CompletableFuture<T> result = exchange.thenApply(response -> read(response, answer));
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                exchange.cancel(true);
            }
        });
        return result;
    }

    private static String write(Object message) {
        try {
            return Json.mapper().writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + message.getClass().getSimpleName(), e);
        }
    }

    private static <T> T read(HttpResponse<String> response, Class<T> answer) {
        try {
            if (response.statusCode() / 100 != 2) {
                throw refusal(response);
            }
            T value = Json.mapper().readValue(response.body(), answer);
            if (value == null) {
                throw new IOException("the server's answer is empty");
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerRefusedException refusal(HttpResponse<String> response) {
        int status = response.statusCode();
        Duration wait = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
        String code = "";
        String detail = "the server answered with status " + status;
        try {
            JsonNode problem = Json.mapper().readTree(response.body());
            code = problem.path("code").asText("");
            detail = problem.path("detail").asText(problem.path("title").asText(detail));
        } catch (JsonProcessingException ignored) {
            // A proxy's page in HTML says no more than the status.
        }
        return new ServerRefusedException(status, code, detail, wait);
    }

    /** Ends open requests. The JDK's own selector thread ends when the last of them is collected. */
    @Override
    public void close() {
        client = null;
        executor.shutdown();
    }
}
