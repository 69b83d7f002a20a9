package io.weitblick.server.enrollment;

import static io.weitblick.server.testing.AdminToken.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.weitblick.common.sync.EnrollResponse;
import io.weitblick.server.testing.FakeBox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnrollmentTest {
    @Test
    void makesABoxOfAMachineWithAToken() {
        EnrollResponse granted = FakeBox.granted(new FakeBox("enrol-new").enroll(FakeBox.token(1)));

        assertThat(granted.box()).startsWith("box_");
        assertThat(granted.fleet()).startsWith("fleet_");
        assertThat(granted.showKeys()).isNotEmpty();
        assertThat(granted.mediaKeys()).allMatch(key -> key.startsWith("ssh-ed25519 "));
        given().get("/api/v1/boxes/enrol-new")
                .then()
                .body("id", equalTo(granted.box()))
                .body("state", equalTo("OFFLINE"))
                .body("hostKeys", hasSize(1))
                .body("hostKeys[0].accepted", equalTo(true))
                .body("hostKeys[0].fingerprint", startsWith("SHA256:"));
    }

    @Test
    void answersTheSameMachineAgainWithoutUsingTheTokenTwice() {
        String token = FakeBox.token(1);
        FakeBox machine = new FakeBox("enrol-again");
        String box = FakeBox.granted(machine.enroll(token)).box();

        assertThat(FakeBox.granted(machine.enroll(token)).box()).isEqualTo(box);

        new FakeBox("enrol-other").enroll(token).then().statusCode(403).body("code", equalTo("token-invalid"));
        given().get("/api/v1/boxes/enrol-other").then().statusCode(404);
    }

    @Test
    void adoptsABoxThatWasAddedBefore() {
        String added = given().contentType("application/json")
                .body(Map.of("hostname", "enrol-added", "site", "Annex", "tags", List.of("tall")))
                .post("/api/v1/boxes")
                .then()
                .statusCode(201)
                .body("state", equalTo("PENDING"))
                .body("reason.code", equalTo("NOT_ENROLLED"))
                .extract()
                .path("id");

        FakeBox box = FakeBox.enrolled("enrol-added");
        box.report();

        given().get("/api/v1/boxes/enrol-added")
                .then()
                .body("id", equalTo(added))
                .body("site", equalTo("Annex"))
                .body("tags", hasItem("tall"));
    }

    @Test
    void refusesASecondMachineWithTheSameHostnameAndNamesBoth() {
        FakeBox first = FakeBox.enrolled("enrol-twin");
        String id = given().get("/api/v1/boxes/enrol-twin").path("id");
        String token = FakeBox.token(1);

        new FakeBox("enrol-twin")
                .enroll(token)
                .then()
                .statusCode(409)
                .body("code", equalTo("duplicate-identity"))
                .body("detail", allOf(containsString(id), containsString("machine")));

        first.report();
        new FakeBox("enrol-not-a-twin").enroll(token).then().statusCode(200);
    }

    @Test
    void replacesAMachineWithATokenMadeForItsBox() {
        FakeBox old = FakeBox.enrolled("enrol-swap");
        old.report();
        String id = given().get("/api/v1/boxes/enrol-swap").path("id");
        String token = given().contentType("application/json")
                .body(Map.of("box", "enrol-swap"))
                .post("/api/v1/enrollment-tokens")
                .path("token");

        EnrollResponse granted = FakeBox.granted(new FakeBox("enrol-swap").enroll(token));

        assertThat(granted.box()).isEqualTo(id);
        old.sync(0, true).then().statusCode(401);
    }

    @Test
    void refusesUnknownTokensAndBrokenHostKeys() {
        new FakeBox("enrol-none").enroll("wbe_nothing").then().statusCode(403).body("code", equalTo("token-invalid"));
        given().contentType("application/json")
                .body(Map.of("uses", 0))
                .post("/api/v1/enrollment-tokens")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/uses"));
    }

    @Test
    void listsAndRevokesTokensWithoutShowingThem() {
        String token = FakeBox.token(5);
        String id = given().get("/api/v1/enrollment-tokens")
                .then()
                .statusCode(200)
                .body("items[0].usesLeft", equalTo(5))
                .body("items[0].token", equalTo(null))
                .extract()
                .path("items[0].id");

        given().delete("/api/v1/enrollment-tokens/" + id).then().statusCode(204);

        new FakeBox("enrol-late").enroll(token).then().statusCode(403);
    }
}
