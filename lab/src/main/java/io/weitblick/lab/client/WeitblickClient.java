package io.weitblick.lab.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.weitblick.common.json.Json;
import io.weitblick.lab.LabException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Speaks the REST API with a token. Thread-safe. */
public final class WeitblickClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int SHOW_SECONDS = 600;
    private static final String ROOT = "/api/v1";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI server;
    private final String token;

    /**
     * Makes a client.
     *
     * @param server the server's address without a path
     * @param token an API token, {@code wbt_...}
     */
    public WeitblickClient(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** GET of a path below {@code /api/v1}. */
    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** POST of a JSON body to a path below {@code /api/v1}. */
    public Reply post(String path, Object body) {
        return send("POST", path, json(body));
    }

    /** PUT of a JSON body. */
    public Reply put(String path, Object body) {
        return send("PUT", path, json(body));
    }

    /** PATCH with a JSON body. */
    public Reply patch(String path, Object body) {
        return send("PATCH", path, json(body));
    }

    /** DELETE of a path below {@code /api/v1}. */
    public Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** Uploads a file under this name. */
    public Reply upload(String name, Path file) {
        try {
            return send("PUT", "/assets/" + encode(name), BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new LabException("there is no " + file, e);
        }
    }

    /** Adds a box, with an address and port where its name alone does not lead to it; gives its id. */
    public String addBox(Map<String, ?> box) {
        return post("/boxes", box).ok().path("id").asText();
    }

    /** The box with this id or hostname. */
    public BoxStatus box(String box) {
        return BoxStatus.of(get("/boxes/" + encode(box)).ok());
    }

    /** Every box, up to a thousand. */
    public List<BoxStatus> boxes() {
        return items("/boxes?limit=1000").map(BoxStatus::of).toList();
    }

    /** A new enrolment token for this many boxes. */
    public String enrollmentToken(int uses) {
        return post("/enrollment-tokens", Map.of("uses", uses, "expiresInHours", 24))
                .ok()
                .path("token")
                .asText();
    }

    /** Makes a playlist of these assets or gives the one of that name these items; each stands for the seconds. */
    public String playlist(String name, int seconds, String... assets) {
        Map<String, Object> body = Map.of(
                "name",
                name,
                "items",
                Stream.of(assets)
                        .map(asset -> Map.of("asset", asset, "seconds", seconds))
                        .toList());
        Optional<String> known = findId("/playlists?limit=1000", "name", name);
        Reply reply = known.isPresent() ? put("/playlists/" + known.get(), body) : post("/playlists", body);
        return reply.ok().path("id").asText();
    }

    /** Assigns a playlist to boxes, by ids or names. */
    public String assign(String playlist, String... boxes) {
        return post("/assignments", Map.of("playlist", playlist, "boxes", List.of(boxes)))
                .ok()
                .path("id")
                .asText();
    }

    /** Puts these assets on a box: a playlist of that box alone, assigned and published. */
    public void show(String box, String... assets) {
        String playlist = playlist("For " + box, SHOW_SECONDS, assets);
        if (findId("/assignments?limit=1000", "playlist", playlist).isEmpty()) {
            assign(playlist, box);
        }
        publish();
    }

    /** Publishes what is drafted at this moment; gives the rollout's id. */
    public String publish() {
        return post("/rollouts", Map.of()).ok().path("id").asText();
    }

    /** Id of the first object of a list whose field has this value. */
    public Optional<String> findId(String listPath, String field, String value) {
        return items(listPath)
                .filter(item -> item.path(field).asText().equals(value))
                .map(item -> item.path("id").asText())
                .findFirst();
    }

    /** The objects on the first page of a list. */
    public Stream<JsonNode> items(String path) {
        return StreamSupport.stream(get(path).ok().path("items").spliterator(), false);
    }

    /** The bytes at a path below {@code /api/v1}. */
    public byte[] download(String path) {
        HttpResponse<byte[]> response =
                exchange(request("GET", path, BodyPublishers.noBody()), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new LabException("GET " + path + " answered " + response.statusCode());
        }
        return response.body();
    }

    /** A request with any body to a path below {@code /api/v1}. */
    public Reply send(String method, String path, BodyPublisher body) {
        HttpResponse<String> response = exchange(request(method, path, body), BodyHandlers.ofString());
        return Reply.of(method + " " + path, response);
    }

    private HttpRequest request(String method, String path, BodyPublisher body) {
        return HttpRequest.newBuilder(server.resolve(ROOT + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new LabException(request.method() + " " + request.uri() + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        }
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(Json.mapper().writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new LabException("cannot write as JSON: " + body, e);
        }
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
