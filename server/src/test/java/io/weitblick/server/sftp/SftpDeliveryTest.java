package io.weitblick.server.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.weitblick.common.hash.Sha256;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.box.SshPublicKey;
import io.weitblick.server.sftp.DeliveryOutcome.Delivered;
import io.weitblick.server.sftp.DeliveryOutcome.Failed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SftpDeliveryTest {
    @TempDir
    private Path store;

    private KeyPair mediaKey;
    private OpenSshServer box;
    private TcpProxy network;
    private SftpDelivery delivery;
    private Shipment shipment;

    @BeforeEach
    void start() throws Exception {
        mediaKey = Shipment.newKey();
        box = new OpenSshServer(mediaKey);
        network = new TcpProxy(box.port());
        delivery = new SftpDelivery(box.settings());
        shipment = new Shipment(store, mediaKey).to(network.port(), box.hostKey());
    }

    @AfterEach
    void stop() throws IOException {
        delivery.close();
        network.close();
        box.close();
    }

    @Test
    void deliversObjectsThenTheShowThenTheTrigger() throws Exception {
        ObjectSource small = shipment.add(1000);
        ObjectSource large = shipment.add(3_000_000);
        Files.createFile(box.inbox().resolve("remove-when-done"));
        Delivery order = shipment.flushFrom(1_000_000).delivery();

        DeliveryOutcome outcome = delivery.deliver(order, DeliveryListener.NONE);

        assertThat(outcome).isEqualTo(new Delivered(3_001_000 + Shipment.SHOW.length(), 0));
        assertThat(inbox()).containsExactlyInAnyOrder(small.fileName(), large.fileName(), "7.jws");
        assertThat(Sha256.of(box.inbox().resolve(large.fileName())).hex())
                .isEqualTo(large.fileName().substring(0, 64));
        assertThat(box.inbox().resolve("7.jws")).hasContent(Shipment.SHOW);
        List<String> changes = changes();
        assertThat(about(small, changes))
                .containsExactly(
                        "open \"" + small.fileName() + ".part\" flags WRITE,CREATE mode 0666",
                        "close \"" + small.fileName() + ".part\" bytes read 0 written 1000",
                        rename(small.fileName()));
        assertThat(about(large, changes))
                .containsExactly(
                        "open \"" + large.fileName() + ".part\" flags WRITE,CREATE mode 0666",
                        "fsync \"" + large.fileName() + ".part\"",
                        "close \"" + large.fileName() + ".part\" bytes read 0 written 3000000",
                        rename(large.fileName()));
        assertThat(changes)
                .endsWith(
                        "open \"7.jws.part\" flags WRITE,CREATE mode 0666",
                        "fsync \"7.jws.part\"",
                        "close \"7.jws.part\" bytes read 0 written " + Shipment.SHOW.length(),
                        rename("7.jws"),
                        "remove name \"remove-when-done\"")
                .hasSize(3 + 4 + 5);
    }

    @Test
    void tellsItsStepsAndItsProgress() throws Exception {
        ObjectSource object = shipment.add(600_000);
        Recorder recorder = new Recorder();

        delivery.deliver(shipment.delivery(), recorder);

        assertThat(recorder.steps)
                .containsExactly(
                        "CONNECT lobby (127.0.0.1:" + network.port() + ")",
                        "LOG_IN lobby (127.0.0.1:" + network.port() + ")",
                        "LOOK ",
                        "MEASURE ",
                        "WRITE " + object.fileName() + ".part",
                        "CHECK " + object.fileName() + ".part",
                        "RENAME " + object.fileName(),
                        "WRITE 7.jws.part",
                        "FLUSH 7.jws.part",
                        "CHECK 7.jws.part",
                        "RENAME 7.jws",
                        "TRIGGER remove-when-done");
        assertThat(recorder.hostKeys).containsExactly(box.hostKey());
        assertThat(recorder.progress)
                .isSorted()
                .startsWith(0L)
                .endsWith(600_000L)
                .hasSizeGreaterThan(3);
    }

    @Test
    void sendsNoObjectTwice() throws Exception {
        ObjectSource object = shipment.add(500_000);
        delivery.deliver(shipment.delivery(), DeliveryListener.NONE);
        long before = network.passed();

        DeliveryOutcome outcome = delivery.deliver(shipment.delivery(8, null), DeliveryListener.NONE);

        assertThat(outcome).isEqualTo(new Delivered(Shipment.SHOW.length(), 1));
        assertThat(network.passed() - before).isLessThan(20_000);
        assertThat(inbox()).containsExactlyInAnyOrder(object.fileName(), "7.jws", "8.jws");
    }

    @Test
    void sendsNothingToABoxWithAnotherHostKey() throws Exception {
        shipment.add(100_000);
        SshPublicKey other =
                new SshPublicKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIJdd12o9kS0SbV1MVdZCOZ0hB2Lrs2XGPBZ0Bk1vHC0w");
        Recorder recorder = new Recorder();

        DeliveryOutcome outcome =
                delivery.deliver(shipment.to(network.port(), other).delivery(), recorder);

        assertFailed(outcome, ReasonCode.HOST_KEY_CHANGED, false, box.hostKey().fingerprint());
        assertThat(recorder.hostKeys).containsExactly(box.hostKey());
        assertThat(inbox()).isEmpty();
        assertThat(network.passed()).isLessThan(5_000);
        await().until(() -> box.log().stream()
                .anyMatch(line -> line.contains("Connection closed")
                        || line.contains("Disconnected")
                        || line.contains("Connection reset")
                        || line.contains("disconnect")));
        assertThat(box.log())
                .noneMatch(line -> line.contains("publickey") || line.contains("user " + OpenSshServer.user()));
    }

    @Test
    void sendsNothingToABoxWhoseHostKeyNobodyAccepted() throws Exception {
        DeliveryOutcome outcome = delivery.deliver(shipment.to(network.port()).delivery(), DeliveryListener.NONE);

        assertFailed(outcome, ReasonCode.HOST_KEY_UNKNOWN, false, box.hostKey().fingerprint());
        assertThat(inbox()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa", "rsa"})
    void knowsBoxesByOtherKindsOfHostKeys(String type) throws Exception {
        try (OpenSshServer other = new OpenSshServer(mediaKey, type);
                SftpDelivery toOther = new SftpDelivery(other.settings())) {
            DeliveryOutcome outcome =
                    toOther.deliver(shipment.to(other.port(), other.hostKey()).delivery(), DeliveryListener.NONE);

            assertThat(outcome).isInstanceOf(Delivered.class);
        }
    }

    @Test
    void doesNotRetryARefusedLogin() throws Exception {
        box.authorize(Shipment.newKey());

        DeliveryOutcome outcome = delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

        assertFailed(outcome, ReasonCode.AUTH, false, "refuses the fleet's media key");
    }

    @Test
    void refusesBeforeTheFirstByteWhenTheDiskIsTooSmall() throws Exception {
        ObjectSource small = shipment.add(1000);
        String name = "f".repeat(64) + ".mp4";
        shipment.with(new ObjectSource(name, 1L << 60, small.path()));

        DeliveryOutcome outcome = delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

        assertFailed(outcome, ReasonCode.DISK_FULL, true, "is short by");
        assertThat(inbox()).isEmpty();
    }

    @Test
    @EnabledIf(value = "mayMount", disabledReason = "only root can make a small disk")
    void tellsAFullDiskFromABrokenOne() throws Exception {
        shipment.add(3_000_000);
        OpenSshServer.run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=5m,mode=777",
                "tmpfs",
                box.inbox().toString());
        try {
            DeliveryOutcome outcome = delivery.deliver(shipment.delivery(), new DeliveryListener() {
                @Override
                public void step(DeliveryStep step, String subject) {
                    if (step == DeliveryStep.WRITE) {
                        fill(box.inbox().resolve("someone-elses"), 4_000_000);
                    }
                }
            });

            assertFailed(outcome, ReasonCode.DISK_FULL, true, "is short by");
        } finally {
            OpenSshServer.run("umount", "--lazy", box.inbox().toString());
        }
    }

    @Test
    void goesOnAfterTheConnectionBroke() throws Exception {
        ObjectSource first = shipment.add(200_000);
        ObjectSource second = shipment.add(4_000_000);
        network.cutAfter(2_000_000);

        DeliveryOutcome cut = delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

        assertFailed(cut, ReasonCode.CONNECTION_LOST, true, "broke the connection");
        assertThat(inbox())
                .contains(second.fileName() + ".part")
                .doesNotContain(second.fileName(), "7.jws")
                .containsAnyOf(first.fileName(), first.fileName() + ".part");

        network.heal();
        DeliveryOutcome outcome = delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

        assertThat(outcome).isInstanceOf(Delivered.class);
        assertThat(inbox()).containsExactlyInAnyOrder(first.fileName(), second.fileName(), "7.jws");
        assertThat(Sha256.of(box.inbox().resolve(second.fileName())).hex())
                .isEqualTo(second.fileName().substring(0, 64));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_000})
    void givesUpOnABoxThatFallsSilent(long afterBytes) throws Exception {
        shipment.add(30_000_000);
        SftpSettings hasty = new SftpSettings(
                box.settings().user(),
                box.settings().directory(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                SftpSettings.Warm.NONE);
        network.fallSilentAfter(afterBytes);

        DeliveryOutcome outcome;
        try (SftpDelivery impatient = new SftpDelivery(hasty)) {
            outcome = impatient.deliver(shipment.delivery(), DeliveryListener.NONE);
        }

        assertFailed(outcome, ReasonCode.TIMEOUT, true, "did not answer in time");
    }

    @Test
    void saysWhereNothingAnswers() throws Exception {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }

        DeliveryOutcome outcome =
                delivery.deliver(shipment.to(freePort, box.hostKey()).delivery(), DeliveryListener.NONE);

        assertFailed(outcome, ReasonCode.UNREACHABLE, true, "lobby (127.0.0.1:" + freePort + ") does not accept");
    }

    @Test
    void stopsWhenItIsCancelled() throws Exception {
        shipment.add(20_000_000);
        AtomicLong done = new AtomicLong();
        DeliveryListener impatient = new DeliveryListener() {
            @Override
            public void progress(long bytes, long total) {
                done.set(bytes);
            }

            @Override
            public boolean cancelled() {
                return done.get() > 1_000_000;
            }
        };

        DeliveryOutcome outcome = delivery.deliver(shipment.delivery(), impatient);

        assertFailed(outcome, ReasonCode.CANCELLED, false, "somebody stopped the delivery");
        assertThat(done.get()).isLessThan(10_000_000);
    }

    @Test
    void stopsASilentConnectionWhenItIsCancelled() throws Exception {
        shipment.add(20_000_000);
        network.fallSilentAfter(1_000_000);
        AtomicLong askedAt = new AtomicLong(Long.MAX_VALUE);
        DeliveryListener impatient = new DeliveryListener() {
            @Override
            public boolean cancelled() {
                return network.passed() > 900_000 && askedAt.updateAndGet(t -> Math.min(t, System.nanoTime())) > 0;
            }
        };

        DeliveryOutcome outcome = delivery.deliver(shipment.delivery(), impatient);

        assertFailed(outcome, ReasonCode.CANCELLED, false, "somebody stopped the delivery");
        assertThat(System.nanoTime() - askedAt.get()).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() throws Exception {
        shipment.add(20_000_000);
        network.fallSilentAfter(1_000_000);
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        CompletableFuture<DeliveryOutcome> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            result.complete(delivery.deliver(shipment.delivery(), DeliveryListener.NONE));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        await().until(() -> network.passed() > 900_000 && thread.getState() == Thread.State.TIMED_WAITING);

        thread.interrupt();

        assertFailed(result.get(5, TimeUnit.SECONDS), ReasonCode.CANCELLED, false, "stopped");
        assertThat(flag.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void saysWhenTheInboxIsNotWritable() throws Exception {
        shipment.add(1000);
        Files.setPosixFilePermissions(box.inbox(), PosixFilePermissions.fromString("r-x------"));

        DeliveryOutcome outcome = delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

        Files.setPosixFilePermissions(box.inbox(), PosixFilePermissions.fromString("rwxrwx---"));
        assertFailed(outcome, ReasonCode.REMOTE_IO, true, "PERMISSION_DENIED");
    }

    @Test
    void replacesAForeignPartThatIsTooLong() throws Exception {
        ObjectSource object = shipment.add(1000);
        for (String name : List.of(object.fileName() + ".part", "7.jws.part")) {
            Path part = Files.write(box.inbox().resolve(name), new byte[5000]);
            if (OpenSshServer.ROOT) {
                OpenSshServer.run("chown", OpenSshServer.user(), part.toString());
            }
        }

        DeliveryOutcome outcome = delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

        assertThat(outcome).isInstanceOf(Delivered.class);
        assertThat(box.inbox().resolve(object.fileName())).hasBinaryContent(Files.readAllBytes(object.path()));
        assertThat(box.inbox().resolve("7.jws")).hasContent(Shipment.SHOW);
    }

    @Test
    void twoServersThatDeliverTheSameDoNoHarm() throws Exception {
        ObjectSource object = shipment.add(5_000_000);
        Delivery order = shipment.delivery();

        CompletableFuture<DeliveryOutcome> other =
                CompletableFuture.supplyAsync(() -> delivery.deliver(order, DeliveryListener.NONE));
        DeliveryOutcome one = delivery.deliver(order, DeliveryListener.NONE);
        DeliveryOutcome two = other.get(30, TimeUnit.SECONDS);
        DeliveryOutcome again = delivery.deliver(order, DeliveryListener.NONE);

        // One may find that the other has renamed a file from under it; the next attempt is content in any case.
        assertThat(List.of(one, two)).hasAtLeastOneElementOfType(Delivered.class);
        assertThat(again).isInstanceOf(Delivered.class);
        assertThat(inbox()).containsExactlyInAnyOrder(object.fileName(), "7.jws");
        assertThat(Sha256.of(box.inbox().resolve(object.fileName())).hex())
                .isEqualTo(object.fileName().substring(0, 64));
    }

    @Test
    void blamesNoBoxForAnObjectThatThisServerLacks() throws Exception {
        ObjectSource object = shipment.add(1000);
        Files.delete(object.path());

        assertThatThrownBy(() -> delivery.deliver(shipment.delivery(), DeliveryListener.NONE))
                .isInstanceOf(ObjectUnreadableException.class)
                .hasMessageContaining(object.path().toString());
    }

    private void assertFailed(DeliveryOutcome outcome, ReasonCode code, boolean retryable, String part) {
        assertThat(outcome).isInstanceOf(Failed.class);
        Failed failed = (Failed) outcome;
        assertThat(failed.detail())
                .startsWith("lobby (127.0.0.1:")
                .contains(part)
                .endsWith(".");
        assertThat(failed.code()).as(failed.detail()).isEqualTo(code);
        assertThat(failed.retryable()).isEqualTo(retryable);
    }

    private List<String> inbox() throws IOException {
        try (Stream<Path> files = Files.list(box.inbox())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** The requests that change something, once the last of them is logged. */
    private List<String> changes() {
        return await().until(
                        () -> box.requests().stream()
                                .filter(request -> !request.startsWith("stat"))
                                .toList(),
                        requests -> requests.stream().anyMatch(request -> request.startsWith("remove")));
    }

    private static List<String> about(ObjectSource object, List<String> requests) {
        return requests.stream()
                .filter(request -> request.contains(object.fileName()))
                .toList();
    }

    static boolean mayMount() {
        return OpenSshServer.ROOT;
    }

    private static void fill(Path file, int bytes) {
        try {
            Files.write(file, new byte[bytes]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rename(String fileName) {
        return "posix-rename old \"" + fileName + ".part\" new \"" + fileName + "\"";
    }

    private static final class Recorder implements DeliveryListener {
        private final List<String> steps = new ArrayList<>();
        private final List<Long> progress = new ArrayList<>();
        private final List<SshPublicKey> hostKeys = new CopyOnWriteArrayList<>();

        @Override
        public void step(DeliveryStep step, String subject) {
            steps.add(step + " " + subject);
        }

        @Override
        public void progress(long done, long total) {
            progress.add(done);
        }

        @Override
        public void hostKeySeen(SshPublicKey key) {
            hostKeys.add(key);
        }
    }
}
