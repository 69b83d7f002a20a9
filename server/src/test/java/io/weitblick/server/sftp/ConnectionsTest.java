package io.weitblick.server.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.common.hash.Sha256;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.sftp.DeliveryOutcome.Delivered;
import io.weitblick.server.sftp.DeliveryOutcome.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many connections and channels deliveries use. */
@Timeout(60)
class ConnectionsTest {
    private static final SftpSettings.Warm WARM = new SftpSettings.Warm(Duration.ofSeconds(30), 10);

    @TempDir
    private Path store;

    private OpenSshServer box;
    private TcpProxy network;
    private Shipment shipment;

    @BeforeEach
    void start() throws Exception {
        KeyPair mediaKey = Shipment.newKey();
        box = new OpenSshServer(mediaKey);
        network = new TcpProxy(box.port());
        shipment = new Shipment(store, mediaKey).to(network.port(), box.hostKey());
    }

    @AfterEach
    void stop() throws IOException {
        network.close();
        box.close();
    }

    @Test
    void keepsAConnectionForTheNextDelivery() throws Exception {
        try (SftpDelivery delivery = new SftpDelivery(box.settings().with(WARM))) {
            shipment.add(1000);
            delivery.deliver(shipment.delivery(), DeliveryListener.NONE);
            shipment.empty().add(2000);

            DeliveryOutcome outcome = delivery.deliver(shipment.delivery(8, null), DeliveryListener.NONE);

            assertThat(outcome).isInstanceOf(Delivered.class);
            assertThat(network.connections()).isEqualTo(1);
        }
        await().untilAsserted(() -> assertThat(network.open()).isZero());
    }

    @Test
    void connectsAnewWhenTheKeptConnectionIsDead() throws Exception {
        try (SftpDelivery delivery = new SftpDelivery(box.settings().with(WARM))) {
            ObjectSource object = shipment.add(1000);
            delivery.deliver(shipment.delivery(), DeliveryListener.NONE);
            network.cutAll();
            Files.delete(box.inbox().resolve(object.fileName()));

            DeliveryOutcome outcome = delivery.deliver(shipment.delivery(8, null), DeliveryListener.NONE);

            assertThat(outcome).isInstanceOf(Delivered.class);
            assertThat(network.connections()).isEqualTo(2);
        }
    }

    @Test
    void soonGivesAKeptConnectionUpOnWhichNobodyAnswers() throws Exception {
        SftpSettings patient = box.settings();
        SftpSettings settings = new SftpSettings(
                patient.user(),
                patient.directory(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(40),
                patient.flushLimit(),
                WARM);
        try (SftpDelivery delivery = new SftpDelivery(settings)) {
            shipment.add(1000);
            delivery.deliver(shipment.delivery(), DeliveryListener.NONE);
            network.fallSilentAfter(0);
            long start = System.nanoTime();

            DeliveryOutcome outcome = delivery.deliver(shipment.delivery(8, null), DeliveryListener.NONE);

            assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.code())
                    .isEqualTo(ReasonCode.TIMEOUT));
            // Half a second, and two for a new connection; not the time that an answer may take in a delivery.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void connectsAnewWhenOtherHostKeysAreAccepted() throws Exception {
        try (SftpDelivery delivery = new SftpDelivery(box.settings().with(WARM))) {
            shipment.add(1000);
            delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

            DeliveryOutcome outcome =
                    delivery.deliver(shipment.to(network.port()).delivery(), DeliveryListener.NONE);

            assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.code())
                    .isEqualTo(ReasonCode.HOST_KEY_UNKNOWN));
        }
    }

    @Test
    void closesAConnectionThatNobodyWantsForLong() throws Exception {
        SftpSettings.Warm brief = new SftpSettings.Warm(Duration.ofMillis(200), 10);
        try (SftpDelivery delivery = new SftpDelivery(box.settings().with(brief))) {
            shipment.add(1000);
            delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

            await().untilAsserted(() -> assertThat(network.open()).isZero());
        }
    }

    @Test
    void usesOneChannelForABoxNearby() throws Exception {
        try (SftpDelivery delivery = new SftpDelivery(box.settings())) {
            shipment.add(12_000_000);
            shipment.add(12_000_000);

            delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

            assertThat(channels()).isEqualTo(1);
        }
    }

    @Test
    void usesMoreChannelsForABoxFarAwayAndSharesOneFileAmongThem() throws Exception {
        network.delay(Duration.ofMillis(6));
        try (SftpDelivery delivery = new SftpDelivery(box.settings())) {
            ObjectSource object = shipment.add(24_000_000);

            DeliveryOutcome outcome = delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

            assertThat(outcome).isInstanceOf(Delivered.class);
            assertThat(Sha256.of(box.inbox().resolve(object.fileName())).hex())
                    .isEqualTo(object.fileName().substring(0, 64));
            assertThat(channels()).isBetween(3L, 4L);
        }
    }

    @Test
    void sendsManySmallFilesWithoutWaitingForEach() throws Exception {
        network.delay(Duration.ofMillis(20));
        for (int i = 0; i < 300; i++) {
            shipment.add(500 + i);
        }
        try (SftpDelivery delivery = new SftpDelivery(box.settings())) {
            long start = System.nanoTime();

            DeliveryOutcome outcome = delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

            assertThat(outcome).isInstanceOf(Delivered.class);
            // One answer a file alone would take 300 round trips of 40 ms.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            try (Stream<Path> files = Files.list(box.inbox())) {
                assertThat(files).hasSize(301);
            }
        }
    }

    private long channels() throws IOException {
        List<String> log = box.log();
        return log.stream()
                .filter(line -> line.contains("Starting session: forced-command") || line.contains("subsystem 'sftp'"))
                .count();
    }
}
