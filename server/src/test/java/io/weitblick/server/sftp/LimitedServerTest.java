package io.weitblick.server.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.box.SshPublicKey;
import io.weitblick.server.sftp.DeliveryOutcome.Delivered;
import io.weitblick.server.sftp.DeliveryOutcome.Failed;
import io.weitblick.server.testing.CryptoProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries to an SFTP server that lacks what OpenSSH always has. */
@Timeout(60)
class LimitedServerTest {
    private static final SftpSettings SETTINGS = new SftpSettings(
            "media",
            "/media",
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            SftpSettings.Warm.NONE);

    @TempDir
    private Path root;

    private final SftpDelivery delivery = new SftpDelivery(SETTINGS);
    private SshServer server;
    private Shipment shipment;

    @BeforeAll
    static void useOwnProvider() {
        CryptoProvider.own();
    }

    @BeforeEach
    void start() throws Exception {
        KeyPair mediaKey = Shipment.newKey();
        KeyPair hostKey = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Files.createDirectories(root.resolve("box/media"));
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> "media".equals(user));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root.resolve("box")));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(hostKey.getPublic()).getCompactData();
        shipment = new Shipment(Files.createDirectories(root.resolve("store")), mediaKey)
                .to(
                        server.getPort(),
                        new SshPublicKey("ssh-rsa", Base64.getEncoder().encodeToString(blob)));
    }

    @AfterEach
    void stop() throws IOException {
        delivery.close();
        server.stop(true);
    }

    @Test
    void deliversWithoutExtensionsForSpaceAndFlushing() throws Exception {
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "posix-rename@openssh.com=1");
        ObjectSource object = shipment.add(300_000);

        DeliveryOutcome outcome = delivery.deliver(shipment.flushFrom(0).delivery(), DeliveryListener.NONE);

        assertThat(outcome).isInstanceOf(Delivered.class);
        assertThat(root.resolve("box/media").resolve(object.fileName()))
                .hasBinaryContent(Files.readAllBytes(object.path()));
    }

    @Test
    void believesTheAgentAboutTheRoomWhenTheServerCannotTell() throws Exception {
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "posix-rename@openssh.com=1");
        shipment.add(300_000);

        DeliveryOutcome outcome = delivery.deliver(shipment.delivery(7, 1_000_000L), DeliveryListener.NONE);

        assertThat(outcome)
                .isEqualTo(new Failed(
                        ReasonCode.DISK_FULL,
                        "lobby (127.0.0.1:" + server.getPort()
                                + ") has a media disk that is short by 349 kB: 2 MB are needed and 1 MB are free."
                                + " Take media off its playlists or give it a larger card.",
                        true));
        assertThat(root.resolve("box/media")).isEmptyDirectory();
    }

    @Test
    void neverRenamesInTwoSteps() throws Exception {
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "fsync@openssh.com=1");
        ObjectSource object = shipment.add(300_000);

        DeliveryOutcome outcome = delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.detail())
                .contains("cannot rename atomically"));
        assertThat(root.resolve("box/media").resolve(object.fileName())).doesNotExist();
    }
}
