package io.weitblick.server.box;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A public SSH host key that a box has reported or shown. */
@Entity(name = "box_host_key")
class HostKey {
    @EmbeddedId
    private Key id;

    private String type;

    @Column(name = "public_key")
    private String publicKey;

    private boolean accepted;

    @Column(name = "seen_at")
    private Instant seenAt;

    /** Whose key, and which. */
    @Embeddable
    record Key(@Column(name = "box_id") String boxId, String fingerprint) {}

    protected HostKey() {}

    HostKey(String boxId, SshPublicKey sshKey, boolean accepted, Instant seenAt) {
        this.id = new Key(boxId, sshKey.fingerprint());
        this.type = sshKey.type();
        this.publicKey = sshKey.line();
        this.accepted = accepted;
        this.seenAt = seenAt;
    }

    void accept() {
        accepted = true;
    }

    String fingerprint() {
        return id.fingerprint();
    }

    String type() {
        return type;
    }

    SshPublicKey key() {
        return SshPublicKey.parse(publicKey).orElseThrow();
    }

    boolean isAccepted() {
        return accepted;
    }
}
