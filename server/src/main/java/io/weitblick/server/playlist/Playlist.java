package io.weitblick.server.playlist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** A playlist's name and the number of its newest revision. */
@Entity(name = "playlist")
class Playlist {
    @Id
    private String id;

    private String name;
    private int revision;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private long version;

    protected Playlist() {}

    Playlist(String id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.revision = 1;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    void revise(String newName, Instant now) {
        name = newName;
        revision++;
        updatedAt = now;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    int revision() {
        return revision;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }
}
