package io.weitblick.server.playlist;

import static io.weitblick.server.testing.AdminToken.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlaylistTest {
    @BeforeEach
    void uploadSomething() {
        given().body("a").put("/api/v1/assets/list-a.png");
        given().body("b").put("/api/v1/assets/list-b.mp4");
    }

    @Test
    void keepsTheOrderOfItsItems() {
        post("Order", List.of(item("list-b.mp4", 30), item("list-a.png", 5), item("list-b.mp4", 7)))
                .then()
                .statusCode(201)
                .body("revision", equalTo(1))
                .body("items.name", contains("list-b.mp4", "list-a.png", "list-b.mp4"))
                .body("items.seconds", contains(30, 5, 7))
                .body("items.mediaType", contains("video/mp4", "image/png", "video/mp4"));
        given().get("/api/v1/playlists/order").then().statusCode(200).body("items.seconds", contains(30, 5, 7));
    }

    @Test
    void makesARevisionWithEachEdit() {
        Response made = post("Revised", List.of(item("list-a.png", 5)));

        put("Revised", made.header("ETag"), "Revised", List.of(item("list-b.mp4", 9)))
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("items.name", contains("list-b.mp4"));

        put("Revised", made.header("ETag"), "Revised", List.of(item("list-a.png", 1)))
                .then()
                .statusCode(412)
                .body("code", equalTo("version-mismatch"));
    }

    @Test
    void namesEveryAssetThatDoesNotExist() {
        post("Broken", List.of(item("nothing.png", 5), item("list-a.png", 5), item("asset_none", 5)))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-asset"))
                .body("errors.pointer", contains("/items/0/asset", "/items/2/asset"));
        given().get("/api/v1/playlists/Broken").then().statusCode(404);
    }

    @Test
    void refusesNamesInUseAndSecondsOutOfRange() {
        post("Taken", List.of(item("list-a.png", 5))).then().statusCode(201);

        post("TAKEN", List.of(item("list-a.png", 5))).then().statusCode(409).body("code", equalTo("name-taken"));
        post("Too long", List.of(item("list-a.png", 86_401)))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/items/0/seconds"));
        post(" ", List.of(item("list-a.png", 5))).then().statusCode(422).body("errors.pointer", contains("/name"));
    }

    @Test
    void staysWhileItIsAssigned() {
        post("Assigned", List.of(item("list-a.png", 5))).then().statusCode(201);
        String assignment = given().contentType("application/json")
                .body(Map.of("playlist", "Assigned", "tags", List.of("nobody-has-this")))
                .post("/api/v1/assignments")
                .path("id");

        given().delete("/api/v1/playlists/Assigned").then().statusCode(409).body("code", equalTo("playlist-in-use"));

        given().delete("/api/v1/assignments/" + assignment).then().statusCode(204);
        given().delete("/api/v1/playlists/Assigned").then().statusCode(204);
    }

    private static Map<String, Object> item(String asset, int seconds) {
        return Map.of("asset", asset, "seconds", seconds);
    }

    private static Response post(String name, List<Map<String, Object>> items) {
        return given().contentType("application/json")
                .body(Map.of("name", name, "items", items))
                .post("/api/v1/playlists");
    }

    private static Response put(String playlist, String version, String name, List<Map<String, Object>> items) {
        return given().contentType("application/json")
                .header("If-Match", version)
                .body(Map.of("name", name, "items", items))
                .put("/api/v1/playlists/" + playlist);
    }
}
