package io.weitblick.server.push;

import static io.weitblick.server.testing.AdminToken.given;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.weitblick.server.testing.FakeBox;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever changes a box's report and its delivery takes the report first: else a publish and a report of the same box wait for
 * each other, and the database ends one of them. Here somebody else holds the report, and whoever waits for it must not
 * hold the delivery.
 */
@QuarkusTest
class LockOrderTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    AgroalDataSource database;

    private final Random random = new Random();
    private final String name = "order-" + Math.abs(random.nextInt());
    private FakeBox agent;
    private String boxId;

    /** A box that cannot be reached, so that its delivery stays open. */
    @BeforeEach
    void enrol() {
        List<String> ids = given().get("/api/v1/assignments?limit=1000").path("items.id");
        ids.forEach(id -> given().delete("/api/v1/assignments/" + id).then().statusCode(204));
        agent = FakeBox.enrolled(name);
        agent.report();
        boxId = given().get("/api/v1/boxes/" + name).path("id");
        draw();
        publish();
    }

    @AfterEach
    void remove() {
        given().delete("/api/v1/boxes/" + name);
    }

    @Test
    void aReportOfProgressTakesTheReportFirst() throws Exception {
        agent.accepted = given().get("/api/v1/boxes/" + name).jsonPath().getLong("desired.generation");
        agent.onDisk = agent.accepted;
        assertWaitsWithoutTheDelivery(agent::report);
    }

    @Test
    void aReportOfRoomTakesTheReportFirst() throws Exception {
        agent.freeBytes += 100L << 20;
        assertWaitsWithoutTheDelivery(agent::report);
    }

    @Test
    void aPublishTakesTheReportFirst() throws Exception {
        draw();
        assertWaitsWithoutTheDelivery(this::publish);
    }

    private void assertWaitsWithoutTheDelivery(Runnable work) throws Exception {
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            execute(holder, "select 1 from box_report where box_id = '" + boxId + "' for no key update");
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(work);
            await().atMost(SOON).until(this::somebodyWaits);

            execute(holder, "set local lock_timeout = '5s'");
            assertThatCode(
                            () -> execute(
                                    holder,
                                    "select 1 from push where box_id = '" + boxId
                                            + "' and state in ('QUEUED', 'RETRYING', 'TRANSFERRING', 'DELIVERED') for no key update"))
                    .doesNotThrowAnyException();
            holder.rollback();
            waiting.get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private boolean somebodyWaits() throws SQLException {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from pg_locks where not granted")) {
            return rows.next() && rows.getLong(1) > 0;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Gives the box another picture, as a draft. */
    private void draw() {
        byte[] picture = new byte[1000];
        random.nextBytes(picture);
        String asset = name + "-" + System.nanoTime() + ".png";
        given().body(picture).put("/api/v1/assets/" + asset).then().statusCode(201);
        String playlist = given().contentType("application/json")
                .body(Map.of("name", asset, "items", List.of(Map.of("asset", asset, "seconds", 10))))
                .post("/api/v1/playlists")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().contentType("application/json")
                .body(Map.of("playlist", playlist, "boxes", List.of(name)))
                .post("/api/v1/assignments")
                .then()
                .statusCode(201);
    }

    private void publish() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/rollouts")
                .then()
                .statusCode(202);
    }
}
