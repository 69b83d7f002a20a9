package io.weitblick.server.rollout;

import static io.weitblick.server.testing.AdminToken.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.sync.GiveUp;
import io.weitblick.common.sync.SyncResponse;
import io.weitblick.server.testing.FakeBox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PublishTest {
    private String asset = "";

    /** Nothing is assigned at the start of a test, whatever ran before it. */
    @BeforeEach
    void clearTheSchedule() {
        List<String> ids = given().get("/api/v1/assignments?limit=1000").path("items.id");
        ids.forEach(id -> given().delete("/api/v1/assignments/" + id).then().statusCode(204));
        asset = given().body("the picture").put("/api/v1/assets/publish.png").path("id");
    }

    @Test
    void showsThePlanWithoutDoingIt() {
        FakeBox box = FakeBox.enrolled("plan-1");
        long before = box.report().desiredGeneration();
        assign(playlist("Plan one"), Map.of("boxes", List.of("plan-1")));

        Map<String, Object> change = change(plan(), "plan-1");

        assertThat(change)
                .containsEntry("change", "CHANGED")
                .containsEntry("items", 1)
                .containsEntry("objectsToSend", 1)
                .containsEntry("bytesToSend", "the picture".length())
                .containsEntry("fits", true)
                .containsEntry("playlists", List.of("Plan one"));
        assertThat(box.report().desiredGeneration()).isEqualTo(before);
    }

    @Test
    void publishesThePlanThatWasSeenAndNoOther() {
        FakeBox.enrolled("plan-2").report();
        assign(playlist("Plan two"), Map.of("boxes", List.of("plan-2")));
        String digest = plan().path("planDigest");
        assertThat(plan().<String>path("planDigest")).isEqualTo(digest);

        given().body("another picture").put("/api/v1/assets/publish.png").then().statusCode(200);

        publish(digest).then().statusCode(409).body("code", equalTo("plan-changed"));
        publish(plan().path("planDigest"))
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/rollouts/ro_"))
                .body("state", equalTo("RUNNING"));
    }

    @Test
    void finishesWhenTheBoxSaysThatItShowsIt() {
        FakeBox box = FakeBox.enrolled("plan-3");
        box.report();
        assign(playlist("Plan three"), Map.of("boxes", List.of("plan-3")));
        String rollout = publish(null).then().statusCode(202).extract().path("id");

        SyncResponse news = box.report();
        assertThat(news.desiredGeneration()).isPositive();
        assertThat(news.keepObjects()).containsExactly(Sha256.of("the picture") + ".png");
        given().get("/api/v1/boxes/plan-3")
                .then()
                .body("desired.generation", equalTo((int) news.desiredGeneration()))
                .body("onScreen.generation", equalTo(0))
                .body("show.items.name", contains("publish.png"));

        box.objects.add(Sha256.of("the picture") + ".png");
        box.show(news.desiredGeneration(), asset);
        box.report();

        given().get("/api/v1/boxes/plan-3")
                .then()
                .body("state", equalTo("ON_SCREEN"))
                .body("reason", nullValue())
                .body("onScreen.asset", equalTo(asset))
                .body("push.state", equalTo("CONFIRMED"));
        Map<String, Object> reached =
                given().get("/api/v1/rollouts/" + rollout).path("boxes.find { it.hostname == 'plan-3' }");
        assertThat(reached).containsEntry("state", "ON_SCREEN");
    }

    @Test
    void leavesABoxAloneWhoseShowStaysTheSame() {
        FakeBox box = FakeBox.enrolled("plan-4");
        box.report();
        assign(playlist("Plan four"), Map.of("boxes", List.of("plan-4")));
        publish(null).then().statusCode(202);
        long generation = box.report().desiredGeneration();

        assertThat(change(plan(), "plan-4")).containsEntry("change", "SAME");
        publish(null).then().statusCode(202);

        assertThat(box.report().desiredGeneration()).isEqualTo(generation);
    }

    @Test
    void givesANewBoxWhatWasPublishedAndNeverADraft() {
        String list = playlist("Plan five");
        assign(list, Map.of("tags", List.of("five")));
        publish(null).then().statusCode(202);
        edit(list, 99);

        given().contentType("application/json")
                .body(Map.of("hostname", "plan-5", "tags", List.of("five")))
                .post("/api/v1/boxes")
                .then()
                .statusCode(201);
        FakeBox box = FakeBox.enrolled("plan-5");

        assertThat(box.report().keepObjects()).hasSize(1);
        given().get("/api/v1/boxes/plan-5").then().body("show.items.seconds", contains(10));
    }

    @Test
    void compilesAgainWhenTagsChange() {
        assign(playlist("Plan six"), Map.of("tags", List.of("six")));
        FakeBox box = FakeBox.enrolled("plan-6");
        publish(null).then().statusCode(202);
        long before = box.report().desiredGeneration();
        assertThat(box.report().keepObjects()).isEmpty();

        given().contentType("application/json")
                .body(Map.of("tags", List.of("six")))
                .patch("/api/v1/boxes/plan-6")
                .then()
                .statusCode(200);

        assertThat(box.report().desiredGeneration()).isGreaterThan(before);
        assertThat(box.report().keepObjects()).hasSize(1);
    }

    @Test
    void overtakesABoxThatHasAcceptedMoreThanTheServerKnows() {
        FakeBox box = FakeBox.enrolled("plan-7");
        box.report();
        publish(null).then().statusCode(202);

        box.accepted = 4_711;
        box.report();

        given().get("/api/v1/boxes/plan-7").then().body("desired.generation", greaterThan(4_711));
    }

    @Test
    void refusesWhatDoesNotFit() {
        FakeBox box = FakeBox.enrolled("plan-8");
        box.freeBytes = 1_000;
        long before = box.report().desiredGeneration();
        assign(playlist("Plan eight"), Map.of("boxes", List.of("plan-8")));

        assertThat(change(plan(), "plan-8")).containsEntry("fits", false);
        publish(null)
                .then()
                .statusCode(409)
                .body("code", equalTo("does-not-fit"))
                .body("detail", containsString("plan-8 (short by 17 MB)"));
        assertThat(box.report().desiredGeneration()).isEqualTo(before);
        given().delete("/api/v1/boxes/plan-8").then().statusCode(204);
    }

    @Test
    void goesAheadWhereTheSiteAllowsAGap() {
        FakeBox box = FakeBox.enrolled("plan-gap");
        box.freeBytes = 1_000;
        box.known = box.report().desiredGeneration();
        putAtSite("plan-gap", "Gap Hall");
        assign(playlist("Plan gap"), Map.of("boxes", List.of("plan-gap")));
        assertThat(change(plan(), "plan-gap")).containsEntry("fits", false).containsEntry("gap", false);

        allowGap("Gap Hall", true);

        assertThat(change(plan(), "plan-gap"))
                .containsEntry("fits", false)
                .containsEntry("gap", true)
                .containsEntry("shortByBytes", "the picture".length() + (16 << 20) - 1_000);
        publish(null).then().statusCode(202);
        SyncResponse news = box.report();
        assertThat(news.giveUp()).isEqualTo(new GiveUp(news.desiredGeneration(), "the picture".length() + (16L << 20)));

        box.known = news.desiredGeneration();
        assertThat(box.report().giveUp()).isNotNull();
        allowGap("Gap Hall", false);
        assertThat(box.report().giveUp()).isNull();
        allowGap("Gap Hall", true);
        box.freeBytes = 1L << 30;
        assertThat(box.report().giveUp()).isNull();
        given().delete("/api/v1/boxes/plan-gap").then().statusCode(204);
    }

    @Test
    void refusesWhatDoesNotFitEvenAlone() {
        FakeBox box = FakeBox.enrolled("plan-tiny");
        box.freeBytes = 1_000;
        box.totalBytes = 16L << 20;
        box.report();
        putAtSite("plan-tiny", "Tiny Hall");
        allowGap("Tiny Hall", true);
        assign(playlist("Plan tiny"), Map.of("boxes", List.of("plan-tiny")));

        assertThat(change(plan(), "plan-tiny")).containsEntry("gap", false);
        publish(null).then().statusCode(409).body("detail", containsString("plan-tiny (short by 17 MB)"));
        given().delete("/api/v1/boxes/plan-tiny").then().statusCode(204);
    }

    private static void putAtSite(String box, String site) {
        given().contentType("application/json")
                .body(Map.of("site", site))
                .patch("/api/v1/boxes/" + box)
                .then()
                .statusCode(200);
    }

    private static void allowGap(String site, boolean allowed) {
        given().contentType("application/json")
                .body(Map.of("allowGap", allowed))
                .patch("/api/v1/sites/" + site)
                .then()
                .statusCode(200);
    }

    @Test
    void playsOnlyTheHighestPriority() {
        FakeBox.enrolled("plan-9").report();
        assign(playlist("Plan nine"), Map.of("boxes", List.of("plan-9"), "priority", 5));
        assign(playlist("Plan nine too"), Map.of("boxes", List.of("plan-9"), "priority", 7));
        publish(null).then().statusCode(202);

        given().get("/api/v1/boxes/plan-9").then().body("show.items.playlist", contains("Plan nine", "Plan nine too"));
    }

    @Test
    void refusesAssignmentsThatMeanNothing() {
        String list = playlist("Plan ten");
        assignment(list, Map.of()).then().statusCode(422).body("code", equalTo("selection-empty"));
        assignment(list, Map.of("boxes", List.of("nobody")))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-box"));
        assignment("No such list", Map.of("all", true))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-playlist"));
        assignment(list, Map.of("sites", List.of("Nowhere")))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-site"));
        assignment(list, Map.of("all", true, "priority", 1_001)).then().statusCode(422);
    }

    private String playlist(String name) {
        return given().contentType("application/json")
                .body(Map.of("name", name, "items", List.of(Map.of("asset", "publish.png", "seconds", 10))))
                .post("/api/v1/playlists")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void edit(String playlist, int seconds) {
        given().contentType("application/json")
                .body(Map.of("name", playlist, "items", List.of(Map.of("asset", "publish.png", "seconds", seconds))))
                .put("/api/v1/playlists/" + playlist)
                .then()
                .statusCode(200);
    }

    private static void assign(String playlist, Map<String, Object> selection) {
        assignment(playlist, selection).then().statusCode(201);
    }

    private static Response assignment(String playlist, Map<String, Object> selection) {
        Map<String, Object> body = new HashMap<>(selection);
        body.put("playlist", playlist);
        return given().contentType("application/json").body(body).post("/api/v1/assignments");
    }

    private static Response plan() {
        return given().contentType("application/json")
                .post("/api/v1/rollouts?dryRun=true")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static Map<String, Object> change(Response plan, String hostname) {
        return plan.path("changes.find { it.hostname == '" + hostname + "' }");
    }

    private static Response publish(@Nullable String digest) {
        String body = digest == null ? "{}" : "{\"planDigest\":\"" + digest + "\"}";
        return given().contentType("application/json").body(body).post("/api/v1/rollouts");
    }
}
