package io.weitblick.server.box;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A box as people and its enrolment define it. */
@Entity(name = "box")
class Box {
    @Id
    private String id;

    private String hostname;
    private @Nullable String address;
    private int port;

    @Column(name = "site_id")
    private @Nullable String siteId;

    @Enumerated(EnumType.STRING)
    private BoxKind kind;

    @Column(name = "credential_sha256")
    private @Nullable String credentialSha256;

    @Column(name = "machine_id")
    private @Nullable String machineId;

    @Column(name = "enrolled_at")
    private @Nullable Instant enrolledAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "box_tag", joinColumns = @JoinColumn(name = "box_id"))
    @Column(name = "tag")
    private Set<String> tags = new TreeSet<>();

    @Version
    private long version;

    protected Box() {}

    Box(String id, String hostname, BoxKind kind, Instant createdAt) {
        this.id = id;
        this.hostname = hostname;
        this.kind = kind;
        this.port = 22;
        this.createdAt = createdAt;
    }

    /** The machine that holds this secret is this box from now on; whoever held an older one no longer is. */
    void enrol(String secretSha256, String machine, Instant now) {
        kind = BoxKind.AGENT;
        credentialSha256 = secretSha256;
        machineId = machine;
        enrolledAt = now;
    }

    void rename(String newHostname) {
        hostname = newHostname;
    }

    void reachAt(@Nullable String newAddress, int newPort) {
        address = newAddress;
        port = newPort;
    }

    void standAt(@Nullable String newSiteId) {
        siteId = newSiteId;
    }

    void retag(Collection<String> newTags) {
        tags.clear();
        tags.addAll(newTags);
    }

    String id() {
        return id;
    }

    String hostname() {
        return hostname;
    }

    @Nullable
    String address() {
        return address;
    }

    int port() {
        return port;
    }

    @Nullable
    String siteId() {
        return siteId;
    }

    BoxKind kind() {
        return kind;
    }

    @Nullable
    String credentialSha256() {
        return credentialSha256;
    }

    @Nullable
    String machineId() {
        return machineId;
    }

    /** Whether shows are made for it: one without an agent never enrols. */
    boolean isDeliverable() {
        return enrolledAt != null || kind == BoxKind.CLASSIC;
    }

    @Nullable
    Instant enrolledAt() {
        return enrolledAt;
    }

    Set<String> tags() {
        return Set.copyOf(tags);
    }

    long version() {
        return version;
    }
}
