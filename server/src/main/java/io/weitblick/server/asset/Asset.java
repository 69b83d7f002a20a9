package io.weitblick.server.asset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** An uploaded medium. */
@Entity(name = "asset")
class Asset {
    @Id
    private String id;

    private String name;
    private String sha256;

    @Column(name = "size_bytes")
    private long sizeBytes;

    @Column(name = "media_type")
    private String mediaType;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected Asset() {}

    Asset(String id, String name, String mediaType, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.mediaType = mediaType;
        this.createdAt = createdAt;
    }

    void holds(StoredObject content) {
        sha256 = content.sha256().hex();
        sizeBytes = content.size();
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String sha256() {
        return sha256;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    String mediaType() {
        return mediaType;
    }

    Instant createdAt() {
        return createdAt;
    }

    long version() {
        return version;
    }
}
