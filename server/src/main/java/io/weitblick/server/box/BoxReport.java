package io.weitblick.server.box;

import io.weitblick.common.sync.Health;
import io.weitblick.common.sync.OnScreen;
import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.common.sync.SyncRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a box should show and what it last said of itself. Apart from the box, so that reports and people's edits never
 * wait for each other; only columns that changed are written.
 */
@Entity(name = "box_report")
@DynamicUpdate
class BoxReport {
    /** For how long a box is suspected after two machines spoke with its identity in turn. */
    private static final Duration SUSPICION = Duration.ofMinutes(10);

    @Id
    @Column(name = "box_id")
    private String boxId;

    @Column(name = "last_seen_at")
    private @Nullable Instant lastSeenAt;

    @Column(name = "agent_version")
    private @Nullable String agentVersion;

    @Column(name = "boot_id")
    private @Nullable String bootId;

    @Column(name = "previous_boot_id")
    private @Nullable String previousBootId;

    @Column(name = "duplicate_until")
    private @Nullable Instant duplicateUntil;

    @Column(name = "desired_generation")
    private long desiredGeneration;

    @Column(name = "accepted_generation")
    private long acceptedGeneration;

    @Column(name = "on_disk_generation")
    private long onDiskGeneration;

    @Column(name = "on_screen_generation")
    private long onScreenGeneration;

    @Enumerated(EnumType.STRING)
    @Column(name = "on_screen_content")
    private OnScreen.@Nullable Content onScreenContent;

    @Column(name = "on_screen_asset")
    private @Nullable String onScreenAsset;

    @Column(name = "on_screen_name")
    private @Nullable String onScreenName;

    @Column(name = "on_screen_since")
    private @Nullable Instant onScreenSince;

    @Enumerated(EnumType.STRING)
    @Column(name = "reason_code")
    private @Nullable ReasonCode reasonCode;

    @Column(name = "reason_detail")
    private @Nullable String reasonDetail;

    @Column(name = "objects_digest")
    private @Nullable String objectsDigest;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> objects = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Health health;

    protected BoxReport() {}

    BoxReport(String boxId) {
        this.boxId = boxId;
    }

    void want(long generation) {
        desiredGeneration = generation;
    }

    /** A box that cannot report has taken it. */
    void arrived(long generation) {
        onDiskGeneration = generation;
    }

    /** A new machine took this record over: what the old one said counts no more. */
    void forget() {
        bootId = null;
        previousBootId = null;
        duplicateUntil = null;
        acceptedGeneration = 0;
        onDiskGeneration = 0;
        show(null);
        reasonCode = null;
        reasonDetail = null;
        objectsDigest = null;
        objects = List.of();
        health = null;
    }

    void take(SyncRequest request, Instant now) {
        watchForTwins(request.bootId(), now);
        lastSeenAt = now;
        agentVersion = request.agentVersion();
        acceptedGeneration = request.acceptedGeneration();
        onDiskGeneration = request.onDiskGeneration();
        show(request.onScreen());
        Reason reason = request.reason();
        reasonCode = reason == null ? null : reason.code();
        reasonDetail = reason == null ? null : reason.detail();
        health = request.health();
        if (request.objects() != null) {
            objects = List.copyOf(request.objects());
            objectsDigest = request.objectsDigest();
        }
    }

    private void show(@Nullable OnScreen onScreen) {
        onScreenGeneration = onScreen == null ? 0 : onScreen.generation();
        onScreenContent = onScreen == null ? null : onScreen.content();
        onScreenAsset = onScreen == null ? null : onScreen.asset();
        onScreenName = onScreen == null ? null : onScreen.name();
        onScreenSince = onScreen == null ? null : onScreen.since();
    }

    /** A machine boots forward: a boot id that comes back after another one belongs to a second machine. */
    private void watchForTwins(String id, Instant now) {
        if (id.equals(bootId)) {
            return;
        }
        if (id.equals(previousBootId)) {
            duplicateUntil = now.plus(SUSPICION);
        }
        previousBootId = bootId;
        bootId = id;
    }

    String boxId() {
        return boxId;
    }

    long desiredGeneration() {
        return desiredGeneration;
    }

    long acceptedGeneration() {
        return acceptedGeneration;
    }

    long onDiskGeneration() {
        return onDiskGeneration;
    }

    long onScreenGeneration() {
        return onScreenGeneration;
    }

    @Nullable
    Instant lastSeenAt() {
        return lastSeenAt;
    }

    @Nullable
    String agentVersion() {
        return agentVersion;
    }

    @Nullable
    String bootId() {
        return bootId;
    }

    boolean isDuplicateAt(Instant now) {
        return duplicateUntil != null && now.isBefore(duplicateUntil);
    }

    @Nullable
    String objectsDigest() {
        return objectsDigest;
    }

    List<String> objects() {
        return objects;
    }

    @Nullable
    Health health() {
        return health;
    }

    @Nullable
    Reason reason() {
        return reasonCode == null || reasonDetail == null ? null : new Reason(reasonCode, reasonDetail);
    }

    @Nullable
    OnScreen onScreen() {
        return onScreenContent == null
                ? null
                : new OnScreen(onScreenGeneration, onScreenContent, onScreenAsset, onScreenName, onScreenSince);
    }
}
