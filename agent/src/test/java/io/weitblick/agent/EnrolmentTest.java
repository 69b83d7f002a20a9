package io.weitblick.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.agent.FakeServer.Reply;
import io.weitblick.agent.config.AgentSettings;
import io.weitblick.agent.config.Directories;
import io.weitblick.agent.config.Timing;
import io.weitblick.common.sync.EnrollRequest;
import io.weitblick.common.sync.EnrollResponse;
import io.weitblick.common.sync.SyncResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {
    private static final Timing FAST = new Timing(
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMillis(500));

    @TempDir
    private Path root;

    private final TestFleet fleet = new TestFleet();
    private Directories directories;
    private FakeServer server;
    private AgentRuntime agent;

    @BeforeEach
    void prepare() throws IOException {
        directories =
                new Directories(root.resolve("media"), root.resolve("state"), root.resolve("run"), root.resolve("ssh"));
        Files.createDirectories(directories.hostKeys());
        Files.writeString(directories.hostKeys().resolve("ssh_host_ed25519_key.pub"), "ssh-ed25519 AAAA root@lobby\n");
        server = new FakeServer(fleet);
    }

    @AfterEach
    void end() {
        agent.close();
        server.close();
    }

    private void start(String token) throws IOException {
        agent = AgentRuntime.start(
                AgentSettings.builder("lobby")
                        .server(server.uri(), null)
                        .enrollmentToken(token)
                        .directories(directories)
                        .timing(FAST)
                        .build(),
                new FakePlayer());
    }

    private Reply joined() {
        return Reply.ok(new EnrollResponse(TestFleet.BOX, TestFleet.FLEET, List.of(), fleet.showKeys(), Instant.now()));
    }

    @Test
    void repeatsALostEnrolmentWithTheSameSecret() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        server.onEnroll(request -> attempts.incrementAndGet() < 4 ? Reply.lost() : joined());

        start("wbe_1");

        await().until(() -> !server.syncs.isEmpty());
        assertThat(server.enrolments).hasSize(4);
        assertThat(server.enrolments)
                .extracting(EnrollRequest::credentialSha256)
                .containsOnly(FakeServer.digestOfBearer(server.bearers.get(0)));
    }

    @Test
    void usesTheSecretAgainAfterAKillBetweenRequestAndAnswer() throws IOException {
        server.onEnroll(request -> Reply.lost());
        start("wbe_1");
        await().until(() -> !server.enrolments.isEmpty());
        agent.close();

        server.onEnroll(request -> joined());
        start("wbe_1");

        await().until(() -> !server.syncs.isEmpty());
        assertThat(server.enrolments)
                .extracting(EnrollRequest::credentialSha256)
                .containsOnly(server.enrolments.get(0).credentialSha256());
    }

    @Test
    void keepsItsSecretToItself() throws IOException {
        start("wbe_1");
        await().until(() -> !server.syncs.isEmpty());

        try (var files = Files.list(directories.state())) {
            List<Path> secrets = files.filter(
                            file -> file.getFileName().toString().startsWith("secret-"))
                    .toList();
            assertThat(secrets).singleElement().satisfies(file -> {
                assertThat(Files.readString(file)).matches("wbb_[A-Za-z0-9_-]{43}\n");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            });
        }
    }

    @Test
    void goesOnAskingWhenTheTokenIsRefused() throws IOException {
        server.onEnroll(request -> Reply.problem(403, "token-invalid", "this token is used up"));

        start("wbe_1");

        await().until(() -> server.enrolments.size() >= 3);
        assertThat(server.syncs).isEmpty();
    }

    @Test
    void goesOnReportingWhenItsIdentityIsRefused() throws IOException {
        server.onSync(request -> Reply.problem(410, "not-found", "this box was deleted"));
        start("wbe_1");
        await().until(() -> server.syncs.size() >= 3);
        int refused = server.syncs.size();
        assertThat(server.enrolments).hasSize(1);

        server.onSync(request -> Reply.ok(FakeServer.answer(0, null, null)));

        await().until(() -> server.syncs.size() > refused);
        assertThat(server.enrolments).hasSize(1);
    }

    @Test
    void joinsAnewWithANewTokenAndANewSecretWhenItsIdentityIsRefused() throws IOException {
        start("wbe_1");
        await().until(() -> !server.syncs.isEmpty());
        agent.close();
        String oldBearer = server.bearers.get(0);
        server.bearers.clear();
        server.onSync(request -> server.enrolments.size() < 2
                ? Reply.problem(401, "unauthenticated", "unknown box")
                : Reply.ok(FakeServer.answer(0, null, null)));

        start("wbe_2");

        await().until(() -> server.bearers.stream().anyMatch(bearer -> !bearer.equals(oldBearer)));
        assertThat(server.enrolments).extracting(EnrollRequest::token).containsExactly("wbe_1", "wbe_2");
        assertThat(server.enrolments.get(1).credentialSha256())
                .isNotEqualTo(server.enrolments.get(0).credentialSha256());
    }

    @Test
    void takesOverKeysThatChange() throws IOException {
        server.onSync(request -> Reply.ok(new SyncResponse(
                Instant.now(),
                0,
                null,
                null,
                null,
                List.of(),
                List.of("ssh-ed25519 AAAANEW fleet", "command=\"x\" ssh-ed25519 AAAA"),
                fleet.showKeys())));

        start("wbe_1");

        await().untilAsserted(
                        () -> assertThat(directories.mediaKeys()).content().isEqualTo("ssh-ed25519 AAAANEW fleet\n"));
    }

    @Test
    void waitsForHostKeys() throws IOException {
        Path key = directories.hostKeys().resolve("ssh_host_ed25519_key.pub");
        String text = Files.readString(key);
        Files.delete(key);
        start("wbe_1");
        await().during(Duration.ofMillis(500)).until(() -> server.enrolments.isEmpty());

        Files.writeString(key, text);

        await().until(() -> !server.enrolments.isEmpty());
    }
}
