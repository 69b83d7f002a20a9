package io.weitblick.server.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

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

    @Column(name = "bandwidth_kbps")
    private @Nullable Integer bandwidthKBps;

    @Column(name = "pushes_at_once")
    private @Nullable Integer pushesAtOnce;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "push_windows")
    private List<String> pushWindows = List.of();

    @Column(name = "allow_gap")
    private boolean allowGap;

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

    /** What its boxes are sent, when and how fast. */
    void push(SitePushSettings settings, boolean gapAllowed) {
        bandwidthKBps = settings.bandwidthKBps();
        pushesAtOnce = settings.pushesAtOnce();
        pushWindows = settings.windows().stream().map(PushWindow::text).toList();
        allowGap = gapAllowed;
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

    SitePushSettings pushSettings() {
        return new SitePushSettings(
                timeZone(),
                bandwidthKBps,
                pushesAtOnce,
                pushWindows.stream().map(PushWindow::parse).toList());
    }

    boolean allowGap() {
        return allowGap;
    }
}
