package io.weitblick.server.show;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A publish, frozen. Never changes. */
@Entity(name = "publication")
class Publication {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @JdbcTypeCode(SqlTypes.JSON)
    private FrozenSet content;

    @Column(name = "plan_digest")
    private String planDigest;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Publication() {}

    Publication(FrozenSet content, String planDigest, Instant createdAt) {
        this.content = content;
        this.planDigest = planDigest;
        this.createdAt = createdAt;
    }

    Long id() {
        return id;
    }

    FrozenSet content() {
        return content;
    }
}
