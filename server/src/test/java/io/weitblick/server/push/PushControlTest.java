package io.weitblick.server.push;

import static io.weitblick.server.testing.AdminToken.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.weitblick.server.testing.FakeBox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Boxes here have names that lead nowhere, so that their deliveries stay open. */
@QuarkusTest
class PushControlTest {
    @BeforeEach
    void clearTheSchedule() {
        List<String> ids = given().get("/api/v1/assignments?limit=1000").path("items.id");
        ids.forEach(id -> given().delete("/api/v1/assignments/" + id).then().statusCode(204));
        given().body("the picture").put("/api/v1/assets/control.png");
    }

    @Test
    void staysCancelledUntilAPersonRetries() {
        FakeBox box = FakeBox.enrolled("control-1");
        box.report();
        publishTo("control-1");

        cancel("control-1")
                .statusCode(202)
                .body("push.state", equalTo("CANCELLED"))
                .body("push.reason.code", equalTo("CANCELLED"))
                .body("push.reason.detail", containsString("retry"))
                .body("state", equalTo("DIFFERS"));
        box.objects.add("a".repeat(64) + ".png");
        box.report();
        assertThat(state("control-1")).isEqualTo("CANCELLED");
        cancel("control-1").statusCode(409).body("code", equalTo("nothing-to-cancel"));

        given().post("/api/v1/boxes/control-1/retry").then().statusCode(202);
        assertThat(state("control-1")).isIn("QUEUED", "TRANSFERRING", "RETRYING");
    }

    @Test
    void aNewPublishDeliversAgain() {
        FakeBox box = FakeBox.enrolled("control-2");
        box.report();
        publishTo("control-2");
        cancel("control-2").statusCode(202);

        publishTo("control-2");

        assertThat(state("control-2")).isIn("QUEUED", "TRANSFERRING", "RETRYING");
    }

    @Test
    void cancelsAndRetriesAWholeRollout() {
        FakeBox.enrolled("control-3").report();
        FakeBox.enrolled("control-4").report();
        String rollout = publishTo("control-3", "control-4");

        given().post("/api/v1/rollouts/" + rollout + "/cancel")
                .then()
                .statusCode(202)
                .body("state", equalTo("RUNNING"))
                .body("boxes.find { it.hostname == 'control-3' }.state", equalTo("CANCELLED"))
                .body("boxes.find { it.hostname == 'control-4' }.state", equalTo("CANCELLED"));
        given().post("/api/v1/rollouts/" + rollout + "/retry").then().statusCode(202);
        assertThat(state("control-4")).isIn("QUEUED", "TRANSFERRING", "RETRYING");

        publishTo("control-3");
        given().post("/api/v1/rollouts/" + rollout + "/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("rollout-over"));
        given().post("/api/v1/rollouts/ro_none/retry").then().statusCode(404);
    }

    private static ValidatableResponse cancel(String box) {
        return given().post("/api/v1/boxes/" + box + "/cancel").then();
    }

    private static String state(String box) {
        return given().get("/api/v1/boxes/" + box).path("push.state");
    }

    /** Publishes a playlist of its own to these boxes, and returns the rollout's id. */
    private static String publishTo(String... boxes) {
        String playlist = given().contentType("application/json")
                .body(Map.of(
                        "name",
                        "Control " + System.nanoTime(),
                        "items",
                        List.of(Map.of("asset", "control.png", "seconds", 10))))
                .post("/api/v1/playlists")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().contentType("application/json")
                .body(Map.of("playlist", playlist, "boxes", List.of(boxes)))
                .post("/api/v1/assignments")
                .then()
                .statusCode(201);
        return given().contentType("application/json")
                .body("{}")
                .post("/api/v1/rollouts")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
