package io.weitblick.server.credential;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An Ed25519 key pair of the fleet, its private half sealed. */
@Entity
@Table(name = "fleet_key")
class FleetKey {
    /** What a key is for. */
    enum Purpose {
        /** Signs shows. */
        SHOW,
        /** Logs in to boxes as media. */
        MEDIA
    }

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    private String publicKey;
    private byte[] sealedPrivateKey;
    private Instant createdAt;

    protected FleetKey() {
        this("", Purpose.SHOW, "", new byte[0], Instant.EPOCH);
    }

    FleetKey(String id, Purpose purpose, String publicKey, byte[] sealedPrivateKey, Instant createdAt) {
        this.id = id;
        this.purpose = purpose;
        this.publicKey = publicKey;
        this.sealedPrivateKey = sealedPrivateKey.clone();
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    Purpose purpose() {
        return purpose;
    }

    /** X.509 DER in base64. */
    String publicKey() {
        return publicKey;
    }

    byte[] sealedPrivateKey() {
        return sealedPrivateKey.clone();
    }

    Instant createdAt() {
        return createdAt;
    }
}
