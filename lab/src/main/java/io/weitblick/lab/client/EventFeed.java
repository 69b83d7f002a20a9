package io.weitblick.lab.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.weitblick.common.json.Json;
import io.weitblick.lab.LabException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Hears the server-sent events of a server from its opening on, as a browser does. */
public final class EventFeed implements AutoCloseable {
    private final Stream<String> lines;
    private final Thread reader;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile String kind = "";

    /**
     * Something that was heard.
     *
     * @param kind {@code change}, {@code progress} or {@code resync}
     * @param atNanos when, by {@link System#nanoTime()}
     * @param text its data
     */
    public record Event(String kind, long atNanos, String text) {
        /** Its data as JSON. */
        public JsonNode json() {
            try {
                return Json.mapper().readTree(text);
            } catch (JsonProcessingException e) {
                throw new LabException("not the JSON of an event: " + text, e);
            }
        }
    }

    private EventFeed(Stream<String> lines) {
        this.lines = lines;
        this.reader = new Thread(this::read, "event-feed");
        reader.setDaemon(true);
        reader.start();
    }

    /** Opens the feed with a token. */
    public static EventFeed open(URI server, String token) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        try {
            HttpResponse<Stream<String>> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new LabException("GET /events answered " + answer.statusCode());
            }
            return new EventFeed(answer.body());
        } catch (IOException e) {
            throw new LabException("GET /events failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        }
    }

    /** Everything that was heard so far, oldest first. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** Whether a change of this object was heard after that moment. */
    public boolean changed(String id, long afterNanos) {
        return events.stream()
                .filter(event -> event.kind().equals("change") && event.atNanos() - afterNanos > 0)
                .anyMatch(event -> event.json().path("id").asText().equals(id));
    }

    @Override
    public void close() {
        reader.interrupt();
        lines.close();
    }

    private void read() {
        try {
            lines.forEach(this::hear);
        } catch (RuntimeException ended) {
            // The server or this feed was closed.
            return;
        }
    }

    private void hear(String line) {
        if (line.startsWith("event:")) {
            kind = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
            events.add(new Event(kind, System.nanoTime(), line.substring(5).strip()));
        }
    }
}
