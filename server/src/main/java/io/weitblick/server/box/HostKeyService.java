package io.weitblick.server.box;

import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Knows which SSH host keys a box may show. Nothing is trusted on first use: a box reports its keys, or a person accepts them. */
@ApplicationScoped
public class HostKeyService {
    private final HostKeyRepository hostKeys;
    private final BoxEvents events;
    private final Clock clock;

    HostKeyService(HostKeyRepository hostKeys, BoxEvents events, Clock clock) {
        this.hostKeys = hostKeys;
        this.events = events;
        this.clock = clock;
    }

    /** The keys that the box itself reported at its enrolment; they replace all others. */
    @Transactional
    public void enrolled(String boxId, List<SshPublicKey> keys) {
        hostKeys.deleteOfBox(boxId);
        hostKeys.flush();
        keys.stream().distinct().forEach(key -> hostKeys.persist(new HostKey(boxId, key, true, clock.instant())));
    }

    /** A key that the box's address showed and nobody has accepted; a person may do so. */
    @Transactional
    public void seen(String boxId, SshPublicKey key) {
        if (hostKeys.addUnlessKnown(boxId, key, clock.instant())) {
            events.changed(boxId);
        }
    }

    /** A person accepts a key that the box has shown; it replaces the accepted keys of its type. */
    @Transactional
    void accept(String boxId, String fingerprint) {
        HostKey key = hostKeys.findByIdOptional(new HostKey.Key(boxId, fingerprint))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.HOST_KEY_UNSEEN,
                        "This box never showed a host key " + fingerprint + "; GET the box for those it did."));
        hostKeys.ofBox(boxId).stream()
                .filter(other -> other.isAccepted() && other.type().equals(key.type()) && other != key)
                .forEach(hostKeys::delete);
        key.accept();
        events.changed(boxId);
        events.hostKeyAccepted(boxId);
    }
}
