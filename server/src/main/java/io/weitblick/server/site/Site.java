package io.weitblick.server.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;

/** A place that boxes stand in. */
@Entity(name = "site")
class Site {
    @Id
    private String id;

    private String name;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected Site() {}

    Site(String id, String name, ZoneId timeZone, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.timeZone = timeZone.getId();
        this.createdAt = createdAt;
    }

    void moveTo(ZoneId newZone) {
        timeZone = newZone.getId();
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }
}
