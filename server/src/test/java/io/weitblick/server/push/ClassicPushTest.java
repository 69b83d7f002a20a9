package io.weitblick.server.push;

import static io.weitblick.server.testing.AdminToken.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.weitblick.server.testing.CryptoProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A classic box from its adding to its delivery, as a person does it. */
@QuarkusTest
@Timeout(120)
class ClassicPushTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Random random = new Random();
    private SshBox ssh;
    private String name;

    @BeforeAll
    static void useOwnProvider() {
        CryptoProvider.own();
    }

    @BeforeEach
    void add() throws Exception {
        List<String> ids = given().get("/api/v1/assignments?limit=1000").path("items.id");
        ids.forEach(id -> given().delete("/api/v1/assignments/" + id).then().statusCode(204));
        // A rollout is of all boxes that are not up to date, those of other tests too.
        List<String> others = given().get("/api/v1/boxes?limit=1000").path("items.id");
        others.forEach(id -> given().delete("/api/v1/boxes/" + id).then().statusCode(204));
        ssh = new SshBox();
        name = "classic-" + Math.abs(random.nextInt());
        given().contentType("application/json")
                .body(Map.of("hostname", name, "address", "127.0.0.1", "port", ssh.port(), "kind", "CLASSIC"))
                .post("/api/v1/boxes")
                .then()
                .statusCode(201)
                .body("kind", equalTo("CLASSIC"));
    }

    @AfterEach
    void close() throws Exception {
        given().delete("/api/v1/boxes/" + name);
        ssh.close();
    }

    @Test
    void showsItsHostKeyByItselfAndEndsDeliveredButUnconfirmed() {
        await().atMost(SOON).until(() -> !unaccepted().isEmpty());
        given().get("/api/v1/server").then().body("mediaKey", startsWith("ssh-ed25519 "));
        given().contentType("application/json")
                .body(Map.of("fingerprint", unaccepted().get(0)))
                .post("/api/v1/boxes/" + name + "/host-key")
                .then()
                .statusCode(200);
        assign(8, "a.png", "b.png");

        String rollout = given().contentType("application/json")
                .body("{}")
                .post("/api/v1/rollouts")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(SOON).until(() -> takeIn().count() == 2);

        await().atMost(SOON).until(() -> "DELIVERED".equals(box("state")));
        assertThat((String) box("push.state")).isEqualTo("UNCONFIRMED");
        assertThat(this.<Object>box("reason")).isNull();
        given().get("/api/v1/rollouts/" + rollout)
                .then()
                .body("boxes.find { it.hostname == '" + name + "' }.state", equalTo("DELIVERED"))
                .body("state", equalTo("FINISHED"))
                .body("finishedAt", notNullValue());
        assertThat(takeIn().map(file -> file.getFileName().toString()).sorted())
                .satisfiesExactly(
                        first -> assertThat(first).matches("weitblick-0001-.*a\\.png"),
                        second -> assertThat(second).matches("weitblick-0002-.*b\\.png"));
        assertThat(ssh.inbox().resolve("himblick.conf")).content().contains("photo transition time = 8");

        given().contentType("application/json").body("{}").post("/api/v1/rollouts");
        assertThat((String) box("push.state")).isEqualTo("UNCONFIRMED");
    }

    @Test
    void showsTheHostKeyOfTheMachineThatItMovesTo() throws Exception {
        await().atMost(SOON).until(() -> unaccepted().size() == 1);
        try (SshBox other = new SshBox()) {
            given().contentType("application/json")
                    .body(Map.of("port", other.port()))
                    .patch("/api/v1/boxes/" + name)
                    .then()
                    .statusCode(200);
            await().atMost(SOON).until(() -> unaccepted().size() == 2);
        }
    }

    @Test
    void refusesCommands() {
        given().contentType("application/json")
                .body(Map.of("kind", "RESTART_PLAYER"))
                .post("/api/v1/boxes/" + name + "/commands")
                .then()
                .statusCode(409)
                .body("code", equalTo("no-agent"));
    }

    @Test
    void thePlanSaysWhatItCannotPlayAndThePublishIsRefused() {
        assign(8, "a.png", "b.mp4");

        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/rollouts?dryRun=true")
                .then()
                .statusCode(200)
                .body("changes.find { it.hostname == '" + name + "' }.refusal", containsString("mixed"));
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/rollouts")
                .then()
                .statusCode(409)
                .body("code", equalTo("cannot-play"))
                .body("detail", containsString(name));
    }

    private void assign(int seconds, String... media) {
        List<Map<String, Object>> items = Stream.of(media)
                .map(suffix -> {
                    byte[] bytes = new byte[20_000];
                    random.nextBytes(bytes);
                    String asset = name + "-" + suffix;
                    given().body(bytes).put("/api/v1/assets/" + asset).then().statusCode(201);
                    return Map.<String, Object>of("asset", asset, "seconds", seconds);
                })
                .toList();
        given().contentType("application/json")
                .body(Map.of("name", "For " + name, "items", items))
                .post("/api/v1/playlists")
                .then()
                .statusCode(201);
        given().contentType("application/json")
                .body(Map.of("playlist", "For " + name, "boxes", List.of(name)))
                .post("/api/v1/assignments")
                .then()
                .statusCode(201);
    }

    private <T> T box(String path) {
        return given().get("/api/v1/boxes/" + name).path(path);
    }

    private List<String> unaccepted() {
        return box("hostKeys.findAll { !it.accepted }.fingerprint");
    }

    /** What Himblick does once all have their names: it moves them to current/, and these are they. */
    private Stream<Path> takeIn() {
        try {
            Path current = Files.createDirectories(ssh.inbox().resolve("current"));
            List<Path> files = pictures(ssh.inbox());
            if (files.size() == 2) {
                for (Path file : files) {
                    Files.move(file, current.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return pictures(current).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> pictures(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }
}
