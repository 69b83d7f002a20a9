package io.weitblick.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.agent.FakeServer.Reply;
import io.weitblick.agent.config.AgentSettings;
import io.weitblick.agent.config.Directories;
import io.weitblick.agent.config.Timing;
import io.weitblick.common.show.Show;
import io.weitblick.common.show.ShowObject;
import io.weitblick.common.sync.Command;
import io.weitblick.common.sync.OnScreen;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.common.sync.SyncRequest;
import io.weitblick.common.sync.SyncResponse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentRuntimeTest {
    private static final Timing FAST = new Timing(
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMillis(500));
    private static final byte[] MENU = "menu".getBytes();
    private static final byte[] NEWS = "news".getBytes();

    @TempDir
    private Path root;

    private final TestFleet fleet = new TestFleet();
    private final FakePlayer player = new FakePlayer();
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
        if (agent != null) {
            agent.close();
        }
        server.close();
    }

    private void start() throws IOException {
        start("wbe_token");
    }

    private void start(String token) throws IOException {
        agent = AgentRuntime.start(
                AgentSettings.builder("Lobby")
                        .machineId("0123456789abcdef0123456789abcdef")
                        .server(server.uri(), null)
                        .enrollmentToken(token)
                        .directories(directories)
                        .timing(FAST)
                        .build(),
                player);
        await().until(() -> Files.exists(directories.inbox().resolve("remove-when-done")));
    }

    private SyncRequest awaitSync(Predicate<SyncRequest> wanted) {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> server.syncs.stream().filter(wanted).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    private void push(Show show, byte[]... contents) throws IOException {
        for (byte[] content : contents) {
            ShowObject object = TestFleet.object(content);
            Path part = directories.inbox().resolve(object.fileName() + ".part");
            Files.write(part, content);
            Files.move(part, directories.inbox().resolve(object.fileName()));
        }
        Files.writeString(directories.inbox().resolve(show.generation() + ".jws"), fleet.sign(show));
        Files.deleteIfExists(directories.inbox().resolve("remove-when-done"));
    }

    @Test
    void enrolsAndShowsWhatIsPushed() throws IOException {
        start();
        awaitSync(sync -> sync.onScreen() != null && sync.onScreen().content() == OnScreen.Content.LOGO);

        push(TestFleet.show(7, MENU), MENU);

        SyncRequest confirmed = awaitSync(
                sync -> sync.onScreen() != null && sync.onScreen().generation() == 7 && sync.onDiskGeneration() == 7);
        assertThat(confirmed.onScreen().content()).isEqualTo(OnScreen.Content.ITEM);
        assertThat(confirmed.onScreen().asset()).isEqualTo("asset_menu");
        assertThat(confirmed.acceptedGeneration()).isEqualTo(7);
        assertThat(confirmed.reason()).isNull();
        assertThat(server.enrolments).singleElement().satisfies(request -> {
            assertThat(request.hostname()).isEqualTo("lobby");
            assertThat(request.sshHostKeys()).containsExactly("ssh-ed25519 AAAA root@lobby");
            assertThat(FakeServer.digestOfBearer(server.bearers.get(0))).isEqualTo(request.credentialSha256());
        });
        assertThat(directories.mediaKeys()).content().startsWith("ssh-ed25519 AAAAC3");
        assertThat(directories.inbox().resolve("remove-when-done")).exists();
    }

    @Test
    void sendsItsListOfObjectsWhenTheServerBelievesInAnother() throws IOException {
        server.onSync(request -> Reply.ok(FakeServer.answer(7, null, "0".repeat(64))));
        start();

        push(TestFleet.show(7, MENU), MENU);

        SyncRequest listed = awaitSync(sync -> sync.objects() != null
                && sync.objects().contains(TestFleet.object(MENU).fileName()));
        assertThat(listed.onDiskGeneration()).isEqualTo(7);
    }

    @Test
    void sendsItsListOfObjectsToAServerThatHasNone() throws IOException {
        server.onSync(request -> Reply.ok(FakeServer.answer(7, null, null)));
        start();

        awaitSync(sync -> sync.objects() != null && sync.objects().isEmpty());
        push(TestFleet.show(7, MENU), MENU);
        awaitSync(sync -> sync.objects() != null
                && sync.objects().contains(TestFleet.object(MENU).fileName()));
    }

    @Test
    void doesNotFloodAServerThatNeverTakesItsList() throws IOException {
        server.onSync(request -> Reply.ok(FakeServer.answer(7, null, "0".repeat(64))));
        start();
        awaitSync(sync -> sync.objects() != null);

        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(5)).until(() -> server.syncs.size() < 8);
    }

    @Test
    void carriesOutACommandOnceAndReportsIt() throws IOException {
        start();
        awaitSync(sync -> sync.onScreen() != null);
        Command restart = new Command("cmd_1", "RESTART_PLAYER", Instant.now().plusSeconds(60));
        Command late = new Command("cmd_2", "RESTART_PLAYER", Instant.now().minusSeconds(60));
        Command strange = new Command("cmd_3", "DANCE", Instant.now().plusSeconds(60));
        player.calls.clear();

        server.onSync(request -> Reply.ok(new SyncResponse(
                Instant.now(), 0, null, null, null, List.of(restart, late, strange), List.of(), Map.of())));

        SyncRequest done = awaitSync(sync -> sync.results().size() == 3);
        assertThat(done.results())
                .extracting("id", "ok")
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("cmd_1", true),
                        org.assertj.core.groups.Tuple.tuple("cmd_2", false),
                        org.assertj.core.groups.Tuple.tuple("cmd_3", false));
        awaitSync(sync -> server.syncs.indexOf(sync) > server.syncs.indexOf(done)
                && sync.results().isEmpty());
        assertThat(player.calls).containsOnlyOnce("stop all");
    }

    @Test
    void playsWhatItHasWithoutAServer() throws IOException {
        start();
        awaitSync(sync -> sync.onScreen() != null);
        push(TestFleet.show(7, MENU), MENU);
        awaitSync(sync -> sync.onScreen() != null && sync.onScreen().generation() == 7);
        agent.close();
        server.close();
        player.calls.clear();

        start();

        await().untilAsserted(() -> assertThat(player.calls).contains("start menu"));
        assertThat(agent.snapshot().disk().onDiskGeneration()).isEqualTo(7);
    }

    @Test
    void reportsTamperingAndFallsBackToTheLastGoodShow() throws IOException {
        start();
        awaitSync(sync -> sync.onScreen() != null);
        push(TestFleet.show(7, NEWS), NEWS);
        awaitSync(sync -> sync.onScreen() != null && sync.onScreen().generation() == 7);
        Files.createDirectories(directories.inbox());
        Path arriving = directories.inbox().resolve(TestFleet.object(MENU).fileName());
        try (FileChannel kept = FileChannel.open(
                arriving,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw----")))) {
            kept.write(java.nio.ByteBuffer.wrap(MENU));
            push(TestFleet.show(8, MENU));
            awaitSync(sync -> sync.onScreen() != null && sync.onScreen().generation() == 8);

            kept.write(java.nio.ByteBuffer.wrap("x".getBytes()), 0);

            SyncRequest alarm =
                    awaitSync(sync -> sync.reason() != null && sync.reason().code() == ReasonCode.OBJECT_TAMPERED);
            assertThat(alarm.onDiskGeneration()).isEqualTo(7);
            assertThat(alarm.acceptedGeneration()).isEqualTo(8);
        }
        awaitSync(sync -> sync.reason() != null
                && sync.onScreen() != null
                && sync.onScreen().generation() == 7
                && sync.reason().code() == ReasonCode.OBJECT_TAMPERED);
    }

    @Test
    void leavesNoThreadBehind() throws IOException {
        Set<Thread> others = Thread.getAllStackTraces().keySet();
        start();
        awaitSync(sync -> sync.onScreen() != null);

        agent.close();
        agent = null;

        // Before Java 21 an HTTP client ends when it is collected, and not before its last answer has come.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            System.gc();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !others.contains(thread))
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("agent-lobby"))
                    .noneMatch(name -> name.startsWith("HttpClient"));
        });
    }
}
