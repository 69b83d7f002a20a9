package io.weitblick.server.push;

import static io.weitblick.server.testing.AdminToken.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.box.BoxKind;
import io.weitblick.server.box.BoxTarget;
import io.weitblick.server.show.DeliverableShow;
import io.weitblick.server.site.SitePushSettings;
import io.weitblick.server.testing.AdminToken;
import io.weitblick.server.testing.CryptoProvider;
import io.weitblick.server.testing.FakeBox;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deliveries over a real SSH connection to a box in this process, kept slow by the bandwidth of its site. */
@QuarkusTest
@Timeout(120)
class PushQueueTest {
    private static final int BYTES = 600_000;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);

    @Inject
    AgroalDataSource database;

    @Inject
    PushService pushes;

    @Inject
    PushAttempts attempts;

    private final Random random = new Random();
    private SshBox ssh;
    private FakeBox agent;
    private String name;
    private long before;

    @BeforeAll
    static void useOwnProvider() {
        CryptoProvider.own();
    }

    @BeforeEach
    void enrol() throws Exception {
        List<String> ids = given().get("/api/v1/assignments?limit=1000").path("items.id");
        ids.forEach(id -> given().delete("/api/v1/assignments/" + id).then().statusCode(204));
        ssh = new SshBox();
        name = "queue-" + Math.abs(random.nextInt());
        agent = new FakeBox(name);
        given().contentType("application/json")
                .body(Map.of("hostname", name, "address", "127.0.0.1", "port", ssh.port(), "site", name))
                .post("/api/v1/boxes")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void close() throws Exception {
        given().delete("/api/v1/boxes/" + name);
        ssh.close();
    }

    /** Enrols and lets a person accept the key that the box shows. */
    private void join() {
        enrolWithAShow();
        acceptHostKey();
        await().atMost(SOON).until(() -> state().equals("DELIVERED"));
        agent.show(generation(), "x");
        agent.report();
        assertThat(state()).isEqualTo("CONFIRMED");
        before = ssh.bytes();
    }

    private void enrolWithAShow() {
        agent.enroll(FakeBox.token(1)).then().statusCode(200);
        agent.report();
        publish();
    }

    /** Bytes that have come since the box joined. */
    private long bytes() {
        return ssh.bytes() - before;
    }

    private void acceptHostKey() {
        await().atMost(SOON).until(() -> "HOST_KEY_CHANGED".equals(reason()));
        List<String> shown = given().get("/api/v1/boxes/" + name).path("hostKeys.findAll { !it.accepted }.fingerprint");
        given().contentType("application/json")
                .body(Map.of("fingerprint", shown.get(0)))
                .post("/api/v1/boxes/" + name + "/host-key")
                .then()
                .statusCode(200);
    }

    @Test
    void aPublishThatChangesNothingMakesNoConnection() {
        join();
        publish();
        await().atMost(SOON).until(() -> state().equals("DELIVERED"));
        agent.objects.addAll(objects());
        agent.show(generation(), "x");
        agent.report();
        int sessions = ssh.sessions();

        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/rollouts")
                .then()
                .statusCode(202);
        agent.report();

        assertThat(state()).isEqualTo("CONFIRMED");
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(4)).until(() -> ssh.sessions() == sessions);
    }

    @Test
    void tellsOpenDashboardsHowFarItIs() throws Exception {
        join();
        site("{\"bandwidthKBps\":20}");
        List<String> events = listen();
        await().atMost(SOON).until(() -> events.contains("event:resync"));
        publish();
        await().atMost(SOON).until(() -> state().equals("TRANSFERRING") && push("bytesPerSecond") != null);

        await().atMost(SOON).until(() -> events.contains("event:progress"));

        assertThat(events)
                .anyMatch(line -> line.startsWith("data:{\"pushes\":[{\"box\":\"box_")
                        && line.contains("\"rollout\":\"ro_")
                        && line.contains("\"bytesTotal\":" + BYTES));
    }

    @Test
    void sendsAsFastAsItsSiteAllowsAndNoFaster() {
        join();
        site("{\"bandwidthKBps\":200}");
        publish();
        await().pollInterval(POLL).atMost(SOON).until(() -> bytes() > 50_000);
        long first = bytes();
        long start = System.nanoTime();

        await().pollInterval(POLL).atMost(SOON).until(() -> bytes() >= first + 400_000);

        double bytesPerSecond = (bytes() - first) * 1e9 / (System.nanoTime() - start);
        // A busy machine may fall behind.
        assertThat(bytesPerSecond).isBetween(50_000.0, 400_000.0);
        site("{\"bandwidthKBps\":null}");
        await().atMost(SOON).until(() -> state().equals("DELIVERED"));
    }

    @Test
    void aCancelAndANewerShowEndAFileInTheMiddle() {
        join();
        site("{\"bandwidthKBps\":50}");
        publish();
        await().atMost(SOON).until(() -> bytes() > 50_000);

        given().post("/api/v1/boxes/" + name + "/cancel").then().statusCode(202);
        await().atMost(SOON).until(this::standsStill);
        assertThat(state()).isEqualTo("CANCELLED");

        publish();
        long first = generation();
        await().atMost(SOON).until(() -> state().equals("TRANSFERRING") && push("bytesPerSecond") != null);
        publish();
        assertThat(generation()).isGreaterThan(first);
        site("{\"bandwidthKBps\":null}");
        await().atMost(SOON).until(() -> state().equals("DELIVERED"));
    }

    @Test
    void anEditThatLeavesTheShowAsItIsMakesNoDelivery() {
        join();
        Object delivery = push("id");
        given().contentType("application/json")
                .body(Map.of("tags", List.of("window")))
                .patch("/api/v1/boxes/" + name)
                .then()
                .statusCode(200);
        assertThat(push("id")).isEqualTo(delivery);
    }

    @Test
    void stopsWhenTheWindowClosesAndGoesOnWhenOneOpens() {
        join();
        site("{\"bandwidthKBps\":50}");
        publish();
        await().atMost(SOON).until(() -> bytes() > 50_000);

        // Tomorrow, wherever this runs.
        String tomorrow =
                LocalDate.now(ZoneOffset.UTC).plusDays(2).getDayOfWeek().name().substring(0, 3);
        site("{\"timeZone\":\"UTC\",\"bandwidthKBps\":null,\"pushWindows\":[{\"days\":[\"" + tomorrow
                + "\"],\"from\":\"12:00\",\"to\":\"13:00\"}]}");

        await().atMost(Duration.ofSeconds(5)).until(() -> "WINDOW".equals(push("waitsFor")));
        assertThat(state()).isEqualTo("QUEUED");
        assertThat((String) push("nextAttemptAt")).endsWith("T12:00:00Z");
        assertThat(reason()).isNull();

        site("{\"pushWindows\":[]}");
        await().atMost(SOON).until(() -> state().equals("DELIVERED"));
    }

    @Test
    void showsThatTheSitesPlacesAreTaken() throws Exception {
        join();
        site("{\"pushesAtOnce\":1}");
        occupy();
        publish();
        await().atMost(SOON).until(() -> "TURN".equals(push("waitsFor")));
        assertThat(bytes()).isZero();

        site("{\"pushesAtOnce\":2}");
        await().atMost(SOON).until(() -> state().equals("DELIVERED"));
    }

    @Test
    void hearsOnlyTheNewestAttempt() throws Exception {
        join();
        site("{\"bandwidthKBps\":20}");
        publish();
        await().atMost(SOON).until(() -> bytes() > 20_000);
        int attempt = (Integer) push("attempt");

        PushJob old = new PushJob(
                String.valueOf(push("id")),
                attempt,
                new PushJob.Place(null, SitePushSettings.NONE),
                new BoxTarget(
                        boxId(), BoxKind.AGENT, name, null, 22, List.of(), Set.of(), null, null, null, true, true),
                new DeliverableShow(boxId(), 1, "", List.of(), List.of()),
                List.of());

        // Another worker has taken over; the one that is at it learns of it and ends, and the job comes anew.
        execute("update push set attempt = attempt + 1 where id = ?", old.pushId());
        await().atMost(SOON).until(() -> (Integer) push("attempt") > attempt + 1);
        assertThat(attempts.renew(new PushBeat(old, 1, null, null, false))).isFalse();
        assertThat(attempts.claim(old)).isEqualTo(PushAttempts.Claim.LOST);
        attempts.delivered(old);
        attempts.failed(old, new Reason(ReasonCode.AUTH, "Said long ago."), false, false);
        attempts.release(old);
        attempts.missedTurn(old);

        assertThat(state()).isEqualTo("TRANSFERRING");
        site("{\"bandwidthKBps\":null}");
        await().atMost(SOON).until(() -> state().equals("DELIVERED"));
    }

    @Test
    void takesOverWhatADeadServerHasLeft() throws Exception {
        join();
        site("{\"bandwidthKBps\":null,\"pushesAtOnce\":null,\"pushWindows\":null}");
        String id = boxId();
        execute(
                "update push set state = 'TRANSFERRING', attempt = 1, ended_at = null, deadline_at = now(),"
                        + " has_turn = true where box_id = ? and state = 'CONFIRMED' and id = (select max(id) from push)",
                id);
        int sessions = ssh.sessions();

        pushes.sweep(100);

        await().atMost(SOON).until(() -> state().equals("DELIVERED"));
        assertThat(ssh.sessions()).isGreaterThanOrEqualTo(sessions);
    }

    @Test
    void sendsDamagedBytesAgainOnceFromTheStartAndThenGivesUp() {
        join();
        publish();
        await().atMost(SOON).until(() -> state().equals("DELIVERED"));
        agent.reason = new Reason(ReasonCode.OBJECT_HASH, "the bytes are not the published ones");
        agent.report();
        assertThat(state()).isIn("RETRYING", "TRANSFERRING", "DELIVERED");
        await().atMost(SOON).until(() -> state().equals("DELIVERED"));

        agent.reason = null;
        agent.report();
        agent.reason = new Reason(ReasonCode.OBJECT_HASH, "the bytes are not the published ones");
        agent.report();

        assertThat(state()).isEqualTo("FAILED");
        assertThat(reason()).isEqualTo("OBJECT_HASH");
    }

    @Test
    void neverLogsInAgainByItselfAfterARefusedKey() throws Exception {
        enrolWithAShow();
        ssh.refuseKeys();
        acceptHostKey();
        await().atMost(SOON).until(() -> "AUTH".equals(reason()));
        int sessions = ssh.sessions();

        agent.report();
        pushes.sweep(100);

        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5)).until(() -> ssh.sessions() == sessions);
        assertThat(state()).isEqualTo("FAILED");
        given().post("/api/v1/boxes/" + name + "/retry").then().statusCode(202);
        await().atMost(SOON).until(() -> ssh.sessions() > sessions);
    }

    private List<String> listen() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/events"))
                .header("Authorization", "Bearer " + AdminToken.text())
                .build();
        HttpResponse<Stream<String>> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture.runAsync(() -> response.body().forEach(lines::add));
        return lines;
    }

    private boolean standsStill() {
        long seen = ssh.bytes();
        await().during(Duration.ofMillis(1_500)).atMost(Duration.ofSeconds(2)).until(() -> true);
        return ssh.bytes() == seen;
    }

    /** Another box of the site is being sent to. */
    private void occupy() throws SQLException {
        String other = "box_" + name;
        execute(
                "insert into box (id, hostname, port, kind, site_id, created_at, version)"
                        + " select 'box_' || ?, ? || '-other', 22, 'AGENT', site_id, now(), 0 from box where hostname = ?",
                name,
                name,
                name);
        execute(
                "insert into push (id, box_id, generation, state, created_at, deadline_at, has_turn, attempt)"
                        + " values (? , ?, 1, 'TRANSFERRING', now(), now() + interval '1 hour', true, 1)",
                "push_" + name,
                other);
        // Its worker is on another server: a job that this one believes to be running.
        execute(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                        + " last_heartbeat, version) values ('push', ?, now(), true, 'other', now() + interval '1 hour', 1)",
                other);
    }

    private void execute(String sql, String... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private void site(String patch) {
        given().contentType("application/json")
                .body(patch)
                .patch("/api/v1/sites/" + name)
                .then()
                .statusCode(200);
    }

    /** Publishes a new picture to the box. */
    private void publish() {
        byte[] picture = new byte[BYTES];
        random.nextBytes(picture);
        String asset = name + "-" + System.nanoTime() + ".png";
        given().body(picture).put("/api/v1/assets/" + asset).then().statusCode(201);
        List<String> ids = given().get("/api/v1/assignments?limit=1000").path("items.id");
        ids.forEach(id -> given().delete("/api/v1/assignments/" + id).then().statusCode(204));
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
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/rollouts")
                .then()
                .statusCode(202);
    }

    private List<String> objects() {
        try (Stream<Path> files = Files.list(ssh.inbox())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".png"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long generation() {
        return ((Number) given().get("/api/v1/boxes/" + name).path("desired.generation")).longValue();
    }

    private String boxId() {
        return given().get("/api/v1/boxes/" + name).path("id");
    }

    private String state() {
        String state = given().get("/api/v1/boxes/" + name).path("push.state");
        return state == null ? "" : state;
    }

    private @Nullable String reason() {
        return given().get("/api/v1/boxes/" + name).path("push.reason.code");
    }

    private @Nullable Object push(String field) {
        return given().get("/api/v1/boxes/" + name).path("push." + field);
    }
}
