package io.weitblick.lab.bench.push;

import io.weitblick.lab.LabException;
import io.weitblick.server.box.SshPublicKey;
import io.weitblick.server.sftp.Delivery;
import io.weitblick.server.sftp.DeliveryListener;
import io.weitblick.server.sftp.DeliveryOutcome;
import io.weitblick.server.sftp.DeliveryTarget;
import io.weitblick.server.sftp.ObjectSource;
import io.weitblick.server.sftp.Pace;
import io.weitblick.server.sftp.SftpDelivery;
import io.weitblick.server.sftp.SftpSettings;
import io.weitblick.server.sftp.ShowCargo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The product's push engine; everything it sends is flushed to the box's disk before it counts, as the peers do. */
final class Engine implements AutoCloseable {
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Keys keys;
    private final SftpSettings.Warm warm;
    private final Map<Path, SftpDelivery> deliveries = new HashMap<>();
    private long generation;

    /** @param warm whether connections wait for the next run */
    Engine(Keys keys, boolean warm) {
        this.keys = keys;
        this.warm = warm ? new SftpSettings.Warm(Duration.ofMinutes(5), 200) : SftpSettings.Warm.NONE;
    }

    /** Brings these objects to this sshd, over a port that may be that of a proxy. */
    Sample deliver(BenchSshd box, int port, List<ObjectSource> objects) throws IOException {
        SftpDelivery sftp = delivery(box);
        DeliveryTarget target = new DeliveryTarget(
                "box_" + box.port(),
                "bench",
                InetAddress.getLoopbackAddress(),
                port,
                List.of(SshPublicKey.parse(Files.readString(Path.of(box.hostKey() + ".pub")))
                        .orElseThrow()),
                true);
        ShowCargo cargo = new ShowCargo(nextGeneration(), "e30.e30.e30", objects);
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        DeliveryOutcome outcome =
                sftp.deliver(new Delivery(target, keys.ours(), cargo, 0, null, Pace.UNLIMITED), DeliveryListener.NONE);
        Sample sample = new Sample((System.nanoTime() - start) / 1e9, (PROCESS.getProcessCpuTime() - cpu) / 1e9);
        if (outcome instanceof DeliveryOutcome.Failed failed) {
            throw new LabException(failed.detail());
        }
        return sample;
    }

    private synchronized SftpDelivery delivery(BenchSshd box) {
        return deliveries.computeIfAbsent(
                box.media(),
                media -> new SftpDelivery(new SftpSettings(
                        BenchSshd.USER,
                        media.toString(),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(5),
                        warm)));
    }

    private synchronized long nextGeneration() {
        return ++generation;
    }

    @Override
    public void close() {
        deliveries.values().forEach(SftpDelivery::close);
    }
}
