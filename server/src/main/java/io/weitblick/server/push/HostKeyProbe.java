package io.weitblick.server.push;

import io.weitblick.server.box.BoxDirectory;
import io.weitblick.server.box.BoxTarget;
import io.weitblick.server.box.ClassicAdded;
import io.weitblick.server.box.HostKeyService;
import io.weitblick.server.box.SshPublicKey;
import io.weitblick.server.discovery.AddressPolicy;
import io.weitblick.server.discovery.BoxResolver;
import io.weitblick.server.sftp.DeliveryListener;
import io.weitblick.server.sftp.DeliveryTarget;
import io.weitblick.server.sftp.SftpDelivery;
import io.weitblick.server.sftp.SftpSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Looks which host key a new classic box shows, so that a person can accept it before anything is published. Nothing is
 * sent and nobody logs in.
 */
@ApplicationScoped
class HostKeyProbe {
    private static final Logger LOG = Logger.getLogger(HostKeyProbe.class);

    private final BoxDirectory boxes;
    private final HostKeyService hostKeys;
    private final AddressPolicy addresses;
    private final BoxResolver resolver = new BoxResolver();
    private final SftpDelivery sftp = new SftpDelivery(SftpSettings.STANDARD.with(SftpSettings.Warm.NONE));
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "host-key-probe");
        thread.setDaemon(true);
        return thread;
    });

    HostKeyProbe(BoxDirectory boxes, HostKeyService hostKeys, AddressPolicy addresses) {
        this.boxes = boxes;
        this.hostKeys = hostKeys;
        this.addresses = addresses;
    }

    void classicAdded(@Observes(during = TransactionPhase.AFTER_SUCCESS) ClassicAdded added) {
        threads.execute(() -> probe(added.boxId()));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
        sftp.close();
    }

    private void probe(String boxId) {
        Optional<BoxTarget> known = boxes.target(boxId);
        if (known.isEmpty()) {
            return;
        }
        BoxTarget target = known.get();
        Optional<InetAddress> address = resolver.resolve(target.hostname(), target.address())
                .filter(found -> addresses.refusal(found).isEmpty());
        if (address.isEmpty()) {
            LOG.infof("No address to ask for a host key boxId=%s", boxId);
            return;
        }
        sftp.probe(
                        new DeliveryTarget(boxId, target.hostname(), address.get(), target.port(), List.of(), false),
                        new DeliveryListener() {
                            @Override
                            public void hostKeySeen(SshPublicKey key) {
                                hostKeys.seen(boxId, key);
                            }
                        })
                .ifPresent(failed -> LOG.infof("No host key was shown boxId=%s: %s", boxId, failed.detail()));
    }
}
