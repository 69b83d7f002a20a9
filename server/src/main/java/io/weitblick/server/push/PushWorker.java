package io.weitblick.server.push;

import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.asset.MediaStore;
import io.weitblick.server.box.BoxTarget;
import io.weitblick.server.box.HostKeyService;
import io.weitblick.server.credential.FleetKeys;
import io.weitblick.server.discovery.BoxResolver;
import io.weitblick.server.sftp.Delivery;
import io.weitblick.server.sftp.DeliveryOutcome;
import io.weitblick.server.sftp.DeliveryTarget;
import io.weitblick.server.sftp.ObjectSource;
import io.weitblick.server.sftp.Pace;
import io.weitblick.server.sftp.SftpDelivery;
import io.weitblick.server.sftp.SftpSettings;
import io.weitblick.server.sftp.ShowCargo;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Delivers one box's newest show: takes the job up, connects, sends, records what came of it. No transaction is open
 * while it talks to the box.
 */
@ApplicationScoped
class PushWorker {
    private static final Logger LOG = Logger.getLogger(PushWorker.class);
    /** Objects of this size and more are flushed to the box's disk before they count as sent, 8 MiB. */
    private static final long FLUSH_FROM_BYTES = 8L << 20;

    private final PushService pushes;
    private final MediaStore media;
    private final HostKeyService hostKeys;
    private final FleetKeys keys;
    private final BoxResolver resolver = new BoxResolver();
    private final SftpDelivery sftp = new SftpDelivery(SftpSettings.STANDARD);
    private volatile boolean stopping;

    PushWorker(PushService pushes, MediaStore media, HostKeyService hostKeys, FleetKeys keys) {
        this.pushes = pushes;
        this.media = media;
        this.hostKeys = hostKeys;
        this.keys = keys;
    }

    /**
     * Delivers until the box has its newest show or the attempt has failed. An attempt that was cancelled leaves no
     * trace: a newer show has ended its record already, or the server's next start takes it over.
     */
    void deliver(String boxId) {
        pushes.begin(boxId).ifPresent(job -> {
            DeliveryOutcome outcome = attempt(job);
            if (outcome instanceof DeliveryOutcome.Delivered delivered) {
                LOG.infof(
                        "Show delivered boxId=%s generation=%d bytes=%d skipped=%d",
                        boxId, job.show().generation(), delivered.bytesSent(), delivered.objectsSkipped());
                pushes.delivered(job);
            } else if (outcome instanceof DeliveryOutcome.Failed failed && failed.code() != ReasonCode.CANCELLED) {
                LOG.warnf(
                        "Delivery failed boxId=%s generation=%d code=%s: %s",
                        boxId, job.show().generation(), failed.code(), failed.detail());
                pushes.failed(job, reason(job.target(), failed), failed.retryable());
            }
        });
    }

    /** Ends the deliveries under way; what was sent stays on the boxes. */
    void stop() {
        stopping = true;
        sftp.close();
    }

    private DeliveryOutcome attempt(PushJob job) {
        BoxTarget target = job.target();
        Optional<InetAddress> address = resolver.resolve(target.hostname(), target.address());
        if (address.isEmpty()) {
            return DeliveryOutcome.Failed.nameNotFound(target.address() == null ? target.hostname() : target.address());
        }
        Delivery delivery = new Delivery(
                pushTarget(target, address.get()),
                keys.mediaKeyPair(),
                new ShowCargo(job.show().generation(), job.show().signed(), sources(job)),
                FLUSH_FROM_BYTES,
                target.mediaFreeBytes(),
                Pace.UNLIMITED);
        return sftp.deliver(delivery, new PushProgress(job, pushes, hostKeys, () -> stopping));
    }

    private static DeliveryTarget pushTarget(BoxTarget target, InetAddress address) {
        return new DeliveryTarget(
                target.id(), target.hostname(), address, target.port(), target.acceptedHostKeys(), true);
    }

    private List<ObjectSource> sources(PushJob job) {
        return job.missing().stream()
                .map(object -> new ObjectSource(object.fileName(), object.size(), media.path(object.sha256())))
                .toList();
    }

    /** An agent that talks while its port does not answer is not a box that is off. */
    private static Reason reason(BoxTarget target, DeliveryOutcome.Failed failed) {
        boolean silentPort = failed.code() == ReasonCode.UNREACHABLE || failed.code() == ReasonCode.TIMEOUT;
        return silentPort && target.online()
                ? new Reason(
                        ReasonCode.SFTP_BLOCKED,
                        target.hostname() + "'s agent talks, but SSH port " + target.port()
                                + " does not answer; look for a firewall between, or a stopped sshd.")
                : failed.reason();
    }
}
