package io.weitblick.server.push;

import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.box.BoxTarget;
import io.weitblick.server.credential.FleetKeys;
import io.weitblick.server.discovery.AddressPolicy;
import io.weitblick.server.discovery.BoxResolver;
import io.weitblick.server.sftp.Delivery;
import io.weitblick.server.sftp.DeliveryOutcome;
import io.weitblick.server.sftp.DeliveryTarget;
import io.weitblick.server.sftp.Pace;
import io.weitblick.server.sftp.SftpDelivery;
import io.weitblick.server.sftp.SftpSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Delivers one box's newest show: takes the job up, connects, sends, records what came of it. No transaction is open
 * while it talks to the box.
 */
@ApplicationScoped
class PushWorker {
    private static final Logger LOG = Logger.getLogger(PushWorker.class);
    /** Objects of this size and more are flushed to the box's disk before they count as sent, 4 MiB. */
    private static final long FLUSH_FROM_BYTES = 4L << 20;

    private final PushAttempts attempts;
    private final AttemptDesk desk;
    private final PushCargo cargo;
    private final FleetKeys keys;
    private final AddressPolicy addresses;
    private final BoxResolver resolver = new BoxResolver();
    private final SftpDelivery sftp = new SftpDelivery(SftpSettings.STANDARD);
    private volatile boolean stopping;

    PushWorker(PushAttempts attempts, AttemptDesk desk, PushCargo cargo, FleetKeys keys, AddressPolicy addresses) {
        this.attempts = attempts;
        this.desk = desk;
        this.cargo = cargo;
        this.keys = keys;
        this.addresses = addresses;
    }

    /** Delivers until the box has its newest show or the attempt has failed. */
    void deliver(String boxId) {
        long asked = System.nanoTime();
        attempts.begin(boxId).ifPresent(job -> deliver(job, asked));
    }

    private void deliver(PushJob job, long askedNanos) {
        PushProgress progress = desk.open(job, askedNanos);
        try {
            if (stopping) {
                progress.end(PushProgress.Ending.STOPPING);
            }
            if (progress.ending() == null) {
                record(progress, attempt(progress));
            } else {
                stopped(progress);
            }
        } finally {
            desk.close(progress);
        }
    }

    private void record(PushProgress progress, DeliveryOutcome outcome) {
        PushJob job = progress.job();
        if (outcome instanceof DeliveryOutcome.Delivered delivered) {
            LOG.infof(
                    "Show delivered boxId=%s generation=%d bytes=%d skipped=%d",
                    job.target().id(), job.show().generation(), delivered.bytesSent(), delivered.objectsSkipped());
            attempts.delivered(job);
            cargo.delivered(job);
        } else if (outcome instanceof DeliveryOutcome.Failed failed) {
            if (progress.ending() != null || failed.code() == ReasonCode.CANCELLED) {
                stopped(progress);
            } else {
                LOG.warnf(
                        "Delivery failed boxId=%s generation=%d code=%s: %s",
                        job.target().id(), job.show().generation(), failed.code(), failed.detail());
                attempts.failed(
                        job,
                        SilentPort.reason(job.target(), failed, progress.isConnected()),
                        failed.retryable(),
                        progress.hasMoved());
            }
        }
    }

    /** No failure: what was sent stays, and is not sent again. */
    private void stopped(PushProgress progress) {
        if (progress.ending() == PushProgress.Ending.NO_TURN) {
            attempts.missedTurn(progress.job());
        } else if (progress.ending() != PushProgress.Ending.UNWANTED) {
            attempts.release(progress.job());
        }
    }

    /** The first delivery after a start should be as quick as any. */
    void rehearse() {
        sftp.rehearse();
    }

    /** Ends the deliveries under way; what was sent stays on the boxes. */
    void stop() {
        stopping = true;
        desk.endAll();
        sftp.close();
    }

    private DeliveryOutcome attempt(PushProgress progress) {
        PushJob job = progress.job();
        BoxTarget target = job.target();
        Optional<String> cannot = cargo.refusal(job);
        if (cannot.isPresent()) {
            return new DeliveryOutcome.Failed(
                    ReasonCode.CANNOT_PLAY, target.hostname() + " was sent nothing. " + cannot.get(), false);
        }
        Optional<InetAddress> address = resolver.resolve(target.hostname(), target.address());
        if (address.isEmpty()) {
            return DeliveryOutcome.Failed.nameNotFound(target.address() == null ? target.hostname() : target.address());
        }
        Optional<String> refusal = addresses.refusal(address.get());
        if (refusal.isPresent()) {
            return new DeliveryOutcome.Failed(
                    ReasonCode.ADDRESS_REFUSED,
                    target.hostname() + " is at " + address.get().getHostAddress() + ", and " + refusal.get()
                            + " Nothing was sent there; give the box another address.",
                    true);
        }
        Pace pace = desk.pace(progress);
        Delivery delivery = new Delivery(
                pushTarget(target, address.get()),
                keys.mediaKeyPair(),
                cargo.of(job),
                FLUSH_FROM_BYTES,
                target.mediaFreeBytes(),
                pace);
        return sftp.deliver(delivery, progress);
    }

    private static DeliveryTarget pushTarget(BoxTarget target, InetAddress address) {
        return new DeliveryTarget(
                target.id(),
                target.hostname(),
                address,
                target.port(),
                target.acceptedHostKeys(),
                target.hardwareAes());
    }
}
