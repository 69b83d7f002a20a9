package io.weitblick.server.box;

import static io.weitblick.server.testing.AdminToken.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.weitblick.server.testing.FakeBox;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BoxTest {
    @Inject
    HostKeyService hostKeys;

    @Test
    void addsABoxAndFindsItByHostnameInAnyCase() {
        add(Map.of(
                        "hostname",
                        "Add-One",
                        "address",
                        "192.0.2.7",
                        "port",
                        2222,
                        "site",
                        "Bonn",
                        "tags",
                        List.of("b", "a")))
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/boxes/box_"))
                .header("ETag", startsWith("\""));

        given().get("/api/v1/boxes/ADD-one")
                .then()
                .body("hostname", equalTo("add-one"))
                .body("address", equalTo("192.0.2.7"))
                .body("port", equalTo(2222))
                .body("site", equalTo("Bonn"))
                .body("tags", containsInAnyOrder("a", "b"))
                .body("kind", equalTo("AGENT"))
                .body("lastSeenAt", nullValue());
        given().get("/api/v1/sites").then().body("items.find { it.name == 'Bonn' }.boxes", equalTo(1));
    }

    @Test
    void refusesAHostnameTwiceAndWhatIsNone() {
        add(Map.of("hostname", "add-twice")).then().statusCode(201);

        add(Map.of("hostname", "ADD-TWICE")).then().statusCode(409).body("code", equalTo("hostname-taken"));
        for (String name : List.of("..", "a/b", "under_score", "-edge", "x".repeat(64), "a b", "nul\u0000")) {
            add(Map.of("hostname", name))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("invalid"))
                    .body("errors.pointer", contains("/hostname"));
        }
    }

    @Test
    void editsSomeFieldsAndClearsWithNull() {
        add(Map.of("hostname", "edit-one", "address", "192.0.2.8", "site", "Bonn", "tags", List.of("x")));

        patch("edit-one", "{\"address\":null,\"tags\":[\"y\"]}")
                .then()
                .statusCode(200)
                .body("address", nullValue())
                .body("site", equalTo("Bonn"))
                .body("tags", contains("y"));
        patch("edit-one", "{\"site\":null,\"hostname\":\"edit-two\"}")
                .then()
                .body("site", nullValue())
                .body("hostname", equalTo("edit-two"));
        patch("edit-two", "{\"port\":0}").then().statusCode(422).body("errors.pointer", contains("/port"));
        patch("edit-two", "{\"state\":\"ON_SCREEN\"}")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/state"));
        patch("edit-two", "not json").then().statusCode(400).body("code", equalTo("malformed"));
    }

    @Test
    void refusesAnEditOfAnOlderVersion() {
        String tag = add(Map.of("hostname", "edit-race")).header("ETag");
        patch("edit-race", "{\"port\":23}").then().statusCode(200);

        given().contentType("application/json")
                .header("If-Match", tag)
                .body("{\"port\":24}")
                .patch("/api/v1/boxes/edit-race")
                .then()
                .statusCode(412)
                .body("code", equalTo("version-mismatch"));
    }

    @Test
    void listsInPagesAndFilters() {
        for (int i = 1; i <= 3; i++) {
            add(Map.of("hostname", "list-" + i, "site", "Listed", "tags", List.of("t" + i)));
        }

        String next = given().get("/api/v1/boxes?q=LIST-&limit=2")
                .then()
                .body("items.hostname", contains("list-1", "list-2"))
                .extract()
                .path("next");
        given().queryParam("cursor", next)
                .get("/api/v1/boxes?q=list-&limit=2")
                .then()
                .body("items.hostname", contains("list-3"))
                .body("next", nullValue());
        given().get("/api/v1/boxes?site=listed&tag=t2").then().body("items.hostname", contains("list-2"));
        given().get("/api/v1/boxes?site=Listed&state=PENDING&limit=1")
                .then()
                .body("items.hostname", contains("list-1"));
        given().get("/api/v1/boxes?site=Listed&state=OFFLINE").then().body("items", equalTo(List.of()));
        given().get("/api/v1/boxes?limit=0").then().statusCode(422);
    }

    @Test
    void acceptsOnlyAHostKeyThatTheBoxHasShown() {
        FakeBox.enrolled("keys-one");
        String id = given().get("/api/v1/boxes/keys-one").path("id");
        SshPublicKey shown = SshPublicKey.parse(FakeBox.hostKey("swapped")).orElseThrow();
        accept("keys-one", shown.fingerprint()).then().statusCode(409).body("code", equalTo("host-key-unseen"));

        hostKeys.seen(id, shown);
        given().get("/api/v1/boxes/keys-one").then().body("hostKeys.accepted", contains(true, false));

        accept("keys-one", shown.fingerprint())
                .then()
                .statusCode(200)
                .body("hostKeys.fingerprint", contains(shown.fingerprint()))
                .body("hostKeys.accepted", contains(true));
    }

    private static Response accept(String box, String fingerprint) {
        return given().contentType("application/json")
                .body(Map.of("fingerprint", fingerprint))
                .post("/api/v1/boxes/" + box + "/host-key");
    }

    private static Response add(Map<String, Object> box) {
        return given().contentType("application/json").body(box).post("/api/v1/boxes");
    }

    private static Response patch(String box, String body) {
        return given().contentType("application/json").body(body).patch("/api/v1/boxes/" + box);
    }
}
