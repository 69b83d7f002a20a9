package io.weitblick.server.show;

import io.weitblick.common.show.Show;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A box's show with its signature. Never changes. */
@Entity(name = "show")
class StoredShow {
    @EmbeddedId
    private Key key;

    @Column(name = "publication_id")
    private long publicationId;

    @Column(name = "content_digest")
    private String contentDigest;

    @JdbcTypeCode(SqlTypes.JSON)
    private Show manifest;

    private String signed;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Whose show, and which. */
    @Embeddable
    record Key(@Column(name = "box_id") String boxId, long generation) {}

    protected StoredShow() {}

    StoredShow(long publicationId, String contentDigest, Show manifest, String signed) {
        this.key = new Key(manifest.box(), manifest.generation());
        this.publicationId = publicationId;
        this.contentDigest = contentDigest;
        this.manifest = manifest;
        this.signed = signed;
        this.createdAt = manifest.issuedAt();
    }

    String boxId() {
        return key.boxId();
    }

    long generation() {
        return key.generation();
    }

    String contentDigest() {
        return contentDigest;
    }

    Show manifest() {
        return manifest;
    }

    String signed() {
        return signed;
    }
}
