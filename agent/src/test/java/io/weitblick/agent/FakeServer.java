package io.weitblick.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.json.Json;
import io.weitblick.common.sync.EnrollRequest;
import io.weitblick.common.sync.EnrollResponse;
import io.weitblick.common.sync.SyncRequest;
import io.weitblick.common.sync.SyncResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** The server's side of enrolment and sync, on a real socket; a test says what it answers. */
public final class FakeServer implements AutoCloseable {
    public final List<EnrollRequest> enrolments = new CopyOnWriteArrayList<>();
    public final List<SyncRequest> syncs = new CopyOnWriteArrayList<>();
    public final List<String> bearers = new CopyOnWriteArrayList<>();

    private final HttpServer http;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final boolean tls;
    private volatile Function<EnrollRequest, Reply> onEnroll;
    private volatile Function<SyncRequest, Reply> onSync;
    private volatile Object news = new Object();
    private volatile String lastAnswer = "";

    /** What it answers: a record as 200, or a problem. */
    public record Reply(int status, String body) {
        public static Reply ok(Object message) {
            try {
                return new Reply(200, Json.mapper().writeValueAsString(message));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public static Reply problem(int status, String code, String detail) {
            return new Reply(
                    status,
                    "{\"title\":\"x\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}"
                            .formatted(status, code, detail));
        }

        /** The connection breaks before the answer. */
        public static Reply lost() {
            return new Reply(0, "");
        }
    }

    public FakeServer(TestFleet fleet) throws IOException {
        this(fleet, null);
    }

    public FakeServer(TestFleet fleet, @org.jspecify.annotations.Nullable SSLContext context) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        tls = context != null;
        if (context == null) {
            http = HttpServer.create(address, 0);
        } else {
            HttpsServer https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(context));
            http = https;
        }
        onEnroll = request -> Reply.ok(new EnrollResponse(
                TestFleet.BOX,
                TestFleet.FLEET,
                List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB fleet"),
                fleet.showKeys(),
                java.time.Instant.now()));
        onSync = request -> Reply.ok(answer(0, null, null));
        http.createContext("/api/agent/v1/enroll", exchange -> {
            EnrollRequest request = Json.mapper().readValue(exchange.getRequestBody(), EnrollRequest.class);
            enrolments.add(request);
            send(exchange, onEnroll.apply(request));
        });
        http.createContext("/api/agent/v1/sync", exchange -> {
            SyncRequest request = Json.mapper().readValue(exchange.getRequestBody(), SyncRequest.class);
            bearers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            syncs.add(request);
            Object before = news;
            Reply reply = onSync.apply(request);
            if (reply.status() == 200
                    && request.waitSeconds() > 0
                    && !reply.body().contains("keepObjects")) {
                hold(before, Duration.ofSeconds(request.waitSeconds()));
                reply = onSync.apply(request);
            }
            lastAnswer = untimed(reply);
            send(exchange, reply);
        });
        http.setExecutor(executor);
        http.start();
    }

    public static SyncResponse answer(
            long desired,
            @org.jspecify.annotations.Nullable List<String> keep,
            @org.jspecify.annotations.Nullable String digest) {
        return new SyncResponse(
                java.time.Instant.now(), desired, keep, digest, null, List.of(), List.of(), java.util.Map.of());
    }

    public URI uri() {
        return URI.create((tls ? "https://" : "http://") + "127.0.0.1:"
                + http.getAddress().getPort());
    }

    public void onEnroll(Function<EnrollRequest, Reply> answer) {
        onEnroll = answer;
    }

    /** Sets the answer and lets waiting requests have it. */
    public void onSync(Function<SyncRequest, Reply> answer) {
        onSync = answer;
        synchronized (this) {
            news = new Object();
            notifyAll();
        }
    }

    private static String untimed(Reply reply) {
        return reply.body().replaceAll("\"serverTime\":\"[^\"]*\"", "");
    }

    private synchronized void hold(Object before, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (news == before && System.nanoTime() < end) {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.status() == 0) {
            exchange.close();
            return;
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", reply.status() == 200 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** The digest under which the server knows the secret in this header. */
    public static Sha256 digestOfBearer(String header) {
        return Sha256.of(header.substring("Bearer ".length()));
    }

    @Override
    public void close() {
        http.stop(0);
        executor.shutdownNow();
    }
}
