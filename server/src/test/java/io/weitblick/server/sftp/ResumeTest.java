package io.weitblick.server.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.hash.Sha256;
import io.weitblick.server.sftp.DeliveryOutcome.Delivered;
import io.weitblick.server.sftp.DeliveryOutcome.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a delivery makes of a file that an earlier one has left unfinished. */
@Timeout(60)
class ResumeTest {
    private static final int BYTES = 40_000_000;

    @TempDir
    private Path store;

    private OpenSshServer box;
    private TcpProxy network;
    private SftpDelivery delivery;
    private Shipment shipment;
    private ObjectSource object;

    @BeforeEach
    void start() throws Exception {
        KeyPair mediaKey = Shipment.newKey();
        box = new OpenSshServer(mediaKey);
        network = new TcpProxy(box.port());
        delivery = new SftpDelivery(box.settings());
        shipment =
                new Shipment(store, mediaKey).to(network.port(), box.hostKey()).flushFrom(0);
        object = shipment.add(BYTES);
    }

    @AfterEach
    void stop() throws IOException {
        delivery.close();
        network.close();
        box.close();
    }

    @Test
    void sendsOnlyTheRestOfAFileThatWasWrittenInOrder() throws Exception {
        network.cutAfter(BYTES * 95L / 100);
        assertThat(delivery.deliver(shipment.delivery(), DeliveryListener.NONE)).isInstanceOf(Failed.class);
        network.heal();
        long before = network.passed();

        DeliveryOutcome outcome =
                delivery.deliver(shipment.resuming(ObjectSource.ALL_WRITTEN).delivery(), DeliveryListener.NONE);

        assertThat(outcome).isInstanceOf(Delivered.class);
        assertThat(network.passed() - before).isLessThan(BYTES * 5L / 100 + (2 << 20));
        assertThat(arrived()).isEqualTo(object.fileName().substring(0, 64));
    }

    @Test
    void overwritesWhatNobodyVouchesFor() throws Exception {
        network.cutAfter(BYTES / 2);
        delivery.deliver(shipment.delivery(), DeliveryListener.NONE);
        network.heal();
        Path part = box.inbox().resolve(object.fileName() + ".part");
        long vouched = 10_000_000;
        try (var file = Files.newByteChannel(part, StandardOpenOption.WRITE)) {
            // What a power cut may do to bytes that were not flushed.
            file.position(vouched);
            file.write(java.nio.ByteBuffer.allocate(1_000_000));
        }

        DeliveryOutcome outcome = delivery.deliver(shipment.resuming(vouched).delivery(), DeliveryListener.NONE);

        assertThat(outcome).isInstanceOf(Delivered.class);
        assertThat(((Delivered) outcome).bytesSent()).isEqualTo(BYTES - vouched + Shipment.SHOW.length());
        assertThat(arrived()).isEqualTo(object.fileName().substring(0, 64));
    }

    @Test
    void vouchesForNoByteThatTheBoxHasNotFlushed() throws Exception {
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        List<String> flushed = new ArrayList<>();
        DeliveryListener listener = new DeliveryListener() {
            @Override
            public void durable(String fileName, long bytes, boolean inOrder) {
                told.add(bytes);
                assertThat(fileName).isEqualTo(object.fileName());
                assertThat(inOrder).isTrue();
                try {
                    flushed.clear();
                    flushed.addAll(box.requests().stream()
                            .filter(request -> request.startsWith("fsync"))
                            .toList());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        };

        delivery.deliver(shipment.delivery(), listener);

        assertThat(told).startsWith(0L).endsWith((long) BYTES).isSorted().hasSizeGreaterThanOrEqualTo(2);
        assertThat(flushed).hasSizeGreaterThanOrEqualTo(told.size() - 1);
    }

    @Test
    void flushesALargeFileWhileItGrowsAndWithoutAHandleThatCouldWrite() throws Exception {
        ObjectSource large = shipment.add(120_000_000);

        delivery.deliver(shipment.delivery(), DeliveryListener.NONE);

        String part = "\"" + large.fileName() + ".part\"";
        List<String> requests = box.requests().stream()
                .filter(request -> request.contains(part))
                .toList();
        assertThat(requests).contains("open " + part + " flags READ mode 0666");
        assertThat(requests.stream().filter(request -> request.startsWith("fsync")))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private String arrived() throws IOException {
        return Sha256.of(box.inbox().resolve(object.fileName())).hex();
    }
}
