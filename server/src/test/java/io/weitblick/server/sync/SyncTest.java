package io.weitblick.server.sync;

import static io.weitblick.server.testing.AdminToken.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.weitblick.common.sync.Command;
import io.weitblick.common.sync.CommandResult;
import io.weitblick.common.sync.ObjectList;
import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.common.sync.SyncResponse;
import io.weitblick.server.testing.FakeBox;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SyncTest {
    @Inject
    SyncWaiters waiters;

    @Test
    void keepsWhatTheBoxReports() {
        FakeBox box = FakeBox.enrolled("sync-report");
        box.reason = new Reason(ReasonCode.UNKNOWN_FILES, "notes.txt lies in the inbox.");
        box.report();

        given().get("/api/v1/boxes/sync-report")
                .then()
                .body("agentVersion", equalTo("test"))
                .body("lastSeenAt", startsWith("20"))
                .body("health.load1", equalTo(0.1f))
                .body("health.power.underVoltageSeen", equalTo(true))
                .body("onScreen.generation", equalTo(0));
    }

    @Test
    void asksForTheListOfObjectsOnlyWhenItIsAnother() {
        FakeBox box = FakeBox.enrolled("sync-objects");
        box.objects.add("a".repeat(64) + ".png");
        String digest = ObjectList.digest(box.objects);

        SyncResponse before = FakeBox.news(box.sync(0, false));
        assertThat(before.objectsDigest()).isNotEqualTo(digest);
        FakeBox.news(box.sync(0, true));
        SyncResponse after = FakeBox.news(box.sync(0, false));

        assertThat(after.objectsDigest()).isEqualTo(digest);
    }

    @Test
    void holdsTheRequestUntilACommandComes() {
        FakeBox box = FakeBox.enrolled("sync-wait");
        settle(box);
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> box.sync(30, true));
        Awaitility.await().until(() -> waiters.count() > 0);
        assertThat(waiting).isNotDone();

        Instant asked = Instant.now();
        String id = ask("sync-wait");
        SyncResponse news = FakeBox.news(waiting.orTimeout(10, TimeUnit.SECONDS).join());

        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(news.commands()).extracting(Command::id, Command::kind).containsExactly(tuple(id, "RESTART_PLAYER"));
    }

    @Test
    void answersWithoutNewsWhenTheWaitIsOver() {
        FakeBox box = FakeBox.enrolled("sync-idle");
        settle(box);

        SyncResponse news = FakeBox.news(box.sync(1, true));

        assertThat(news.commands()).isEmpty();
        assertThat(news.keepObjects()).isNull();
        Awaitility.await().until(() -> waiters.count() == 0);
    }

    @Test
    void endsACommandWithTheBoxesAnswer() {
        FakeBox box = FakeBox.enrolled("sync-command");
        box.report();
        String id = ask("sync-command");
        assertThat(box.report().commands()).hasSize(1);
        given().get("/api/v1/boxes/sync-command/commands").then().body("items[0].state", equalTo("SENT"));

        box.answer(new CommandResult(id, true, "The player runs again."));

        assertThat(box.report().commands()).isEmpty();
        given().get("/api/v1/boxes/sync-command/commands")
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("DONE"))
                .body("items[0].detail", equalTo("The player runs again."));
    }

    @Test
    void noticesTwoMachinesWithOneIdentity() {
        FakeBox box = FakeBox.enrolled("sync-twins");
        String first = box.bootId;
        box.report();
        box.bootId = "another-boot";
        box.report();
        given().get("/api/v1/boxes/sync-twins").then().body("reason.code", not("DUPLICATE_IDENTITY"));

        box.bootId = first;
        box.report();

        given().get("/api/v1/boxes/sync-twins")
                .then()
                .body("state", equalTo("DIFFERS"))
                .body("reason.code", equalTo("DUPLICATE_IDENTITY"));
    }

    @Test
    void locksADeletedBoxOut() {
        FakeBox box = FakeBox.enrolled("sync-deleted");
        box.report();

        given().delete("/api/v1/boxes/sync-deleted").then().statusCode(204);

        box.sync(0, true).then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    /** Reports until the server has nothing new to say. */
    private static void settle(FakeBox box) {
        box.known = box.report().desiredGeneration();
        box.report();
    }

    private static String ask(String hostname) {
        return given().contentType("application/json")
                .body(Map.of("kind", "RESTART_PLAYER"))
                .post("/api/v1/boxes/" + hostname + "/commands")
                .then()
                .statusCode(202)
                .body("state", equalTo("PENDING"))
                .extract()
                .path("id");
    }
}
