package io.weitblick.lab.swarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.weitblick.common.json.Json;
import io.weitblick.common.sync.SyncResponse;
import io.weitblick.lab.LabException;
import io.weitblick.lab.client.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Many boxes that sync with one server from a handful of threads, each with a connection of its own. A failure of any of
 * them is kept and thrown by the next call.
 */
public final class SyncSwarm implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int ENROLLED_AT_ONCE = 256;
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final URI server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .connectTimeout(TIMEOUT)
            .build();
    private final Map<String, SwarmBox> boxes = new ConcurrentHashMap<>();
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    public SyncSwarm(URI server) {
        this.server = server;
    }

    /** Enrols boxes named {@code prefix-0}, {@code prefix-1} and so on. */
    public void enroll(String token, String prefix, int count) {
        Semaphore slots = new Semaphore(ENROLLED_AT_ONCE);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SwarmBox box = new SwarmBox(prefix + "-" + i);
            boxes.put(box.hostname(), box);
            slots.acquireUninterruptibly();
            all.add(post("/api/agent/v1/enroll", box.enrollment(token), null)
                    .whenComplete((answer, error) -> slots.release()));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }

    /** Tries to enrol one more box; it does not join the swarm. */
    public Reply tryEnroll(String token, String hostname) {
        HttpResponse<String> answer = send("/api/agent/v1/enroll", new SwarmBox(hostname).enrollment(token), null)
                .join();
        return Reply.of("POST enroll", answer);
    }

    /** Lets every box ask for news, again and again until closed. */
    public void sync(int waitSeconds) {
        boxes.values().forEach(box -> ask(box, waitSeconds));
    }

    /** The box with this hostname. */
    public SwarmBox box(String hostname) {
        SwarmBox box = boxes.get(hostname);
        if (box == null) {
            throw new LabException("there is no box " + hostname + " in the swarm");
        }
        return box;
    }

    /** How many boxes have waited for an answer for at least this long. */
    public long waiting(Duration time) {
        Throwable cause = failure;
        if (cause != null) {
            throw new LabException("a box of the swarm failed", cause);
        }
        return boxes.values().stream().filter(box -> box.waitsFor(time)).count();
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }

    private void ask(SwarmBox box, int waitSeconds) {
        post("/api/agent/v1/sync", box.ask(waitSeconds), box.secret())
                .thenAccept(answer -> {
                    box.hear(read(answer));
                    if (!closed) {
                        ask(box, waitSeconds);
                    }
                })
                .exceptionally(error -> {
                    if (!closed) {
                        failure = error;
                    }
                    return null;
                });
    }

    private CompletableFuture<String> post(String path, Object body, @Nullable String secret) {
        return send(path, body, secret).thenApply(answer -> success(path, answer));
    }

    private CompletableFuture<HttpResponse<String>> send(String path, Object body, @Nullable String secret) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(write(body)));
        if (secret != null) {
            request.header("Authorization", "Bearer " + secret);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private static String success(String path, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new LabException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String write(Object body) {
        try {
            return Json.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new LabException("cannot write " + body, e);
        }
    }

    private static SyncResponse read(String text) {
        try {
            return Json.mapper().readValue(text, SyncResponse.class);
        } catch (JsonProcessingException e) {
            throw new LabException("not a sync answer: " + text, e);
        }
    }
}
