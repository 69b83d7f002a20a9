package io.weitblick.lab.torture.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.weitblick.common.json.Json;
import io.weitblick.common.sync.EnrollRequest;
import io.weitblick.common.sync.EnrollResponse;
import io.weitblick.common.sync.ObjectList;
import io.weitblick.common.sync.SyncRequest;
import io.weitblick.common.sync.SyncResponse;
import io.weitblick.lab.LabException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of the sync protocol for one box: wants a show, hears reports. Written after docs and messages, so
 * that thousands of kills need no database.
 */
public final class SyncServer implements AutoCloseable {
    /** Id of the box. */
    public static final String BOX = "box_torture";

    private static final int QUEUE = 50;

    private final Fleet fleet;
    private final String mediaKeyLine;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "torture-sync");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Long> onScreen = new ArrayList<>();
    private @Nullable SignedShow desired;
    private @Nullable SyncRequest last;
    private Set<String> objects = Set.of();
    private int enrolments;

    private SyncServer(Fleet fleet, String mediaKeyLine) throws IOException {
        this.fleet = fleet;
        this.mediaKeyLine = mediaKeyLine;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), QUEUE);
        http.setExecutor(threads);
        http.createContext("/api/agent/v1/enroll", exchange -> answer(exchange, EnrollRequest.class, this::enroll));
        http.createContext("/api/agent/v1/sync", exchange -> answer(exchange, SyncRequest.class, this::sync));
        http.start();
    }

    /**
     * Starts one on a free port of loopback.
     *
     * @param mediaKeyLine the key that may log in on the box, as OpenSSH writes it
     */
    public static SyncServer start(Fleet fleet, String mediaKeyLine) {
        try {
            return new SyncServer(fleet, mediaKeyLine);
        } catch (IOException e) {
            throw new LabException("cannot listen for syncs", e);
        }
    }

    /** Its address. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Wants this show on the screen from now on. */
    public synchronized void want(SignedShow show) {
        desired = show;
        notifyAll();
    }

    /** File names of what the box has last reported to hold. */
    public synchronized Set<String> objects() {
        return objects;
    }

    /** How often a box has enrolled. */
    public synchronized int enrolments() {
        return enrolments;
    }

    /** The highest generation that the box has confirmed to be on its screen. */
    public synchronized long confirmed() {
        return onScreen.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Forgets the last report, so that only a new one counts. */
    public synchronized void forgetReport() {
        last = null;
    }

    /** The last report, for messages. */
    public synchronized String lastReport() {
        return String.valueOf(last);
    }

    /** Waits for a report in which this generation is on the screen; whether it came in time. */
    public boolean awaitOnScreen(long generation, Duration limit) {
        return await(
                limit, report -> report.onScreen() != null && report.onScreen().generation() == generation);
    }

    /** Waits until the last report is such a one; whether it came in time. */
    public synchronized boolean await(Duration limit, Predicate<SyncRequest> wanted) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (last == null || !wanted.test(last)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            pause(left);
        }
        return true;
    }

    private synchronized EnrollResponse enroll(EnrollRequest request) {
        enrolments++;
        return new EnrollResponse(BOX, Fleet.ID, List.of(mediaKeyLine), showKeys(), Instant.now());
    }

    private synchronized SyncResponse sync(SyncRequest request) {
        last = request;
        if (request.onScreen() != null) {
            onScreen.add(request.onScreen().generation());
        }
        if (request.objects() != null) {
            objects = Set.copyOf(request.objects());
        }
        notifyAll();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(request.waitSeconds());
        while (!hasNews(request)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                break;
            }
            pause(left);
        }
        SignedShow show = desired;
        long generation = show == null ? 0 : show.generation();
        List<String> keep = show == null || generation == request.knownGeneration()
                ? null
                : show.objects().stream().map(Media::fileName).toList();
        return new SyncResponse(
                Instant.now(),
                generation,
                keep,
                ObjectList.digest(objects),
                null,
                List.of(),
                List.of(mediaKeyLine),
                showKeys());
    }

    private boolean hasNews(SyncRequest request) {
        return desired != null && desired.generation() != request.knownGeneration()
                || request.objects() == null && !ObjectList.digest(objects).equals(request.objectsDigest());
    }

    private Map<String, String> showKeys() {
        return Map.of(
                Fleet.KEY_ID,
                Base64.getEncoder().encodeToString(fleet.showKey().getPublic().getEncoded()));
    }

    private void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while waiting for a report", e);
        }
    }

    @FunctionalInterface
    private interface Answer<Q> {
        Object to(Q request);
    }

    private static <Q> void answer(HttpExchange exchange, Class<Q> type, Answer<Q> answer) throws IOException {
        try (exchange) {
            Q request = Json.mapper().readValue(exchange.getRequestBody(), type);
            byte[] body = Json.mapper().writeValueAsBytes(answer.to(request));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
