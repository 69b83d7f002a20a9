package io.weitblick.server.credential;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one fleet of this server. */
@Entity
@Table(name = "fleet")
class Fleet {
    @Id
    private String id;

    private Instant createdAt;

    protected Fleet() {
        this("", Instant.EPOCH);
    }

    Fleet(String id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }
}
