package io.weitblick.server.enrollment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A right to enrol, for so many boxes until some time. Only the token's digest is kept. */
@Entity(name = "enrollment_token")
class EnrollmentToken {
    @Id
    private String id;

    @Column(name = "token_sha256")
    private String tokenSha256;

    @Column(name = "box_id")
    private @Nullable String boxId;

    @Column(name = "uses_total")
    private int usesTotal;

    @Column(name = "uses_left")
    private int usesLeft;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected EnrollmentToken() {}

    EnrollmentToken(String id, String tokenSha256, @Nullable String boxId, int uses, Instant now, Instant expiresAt) {
        this.id = id;
        this.tokenSha256 = tokenSha256;
        this.boxId = boxId;
        this.usesTotal = uses;
        this.usesLeft = uses;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    boolean isValidAt(Instant now) {
        return usesLeft > 0 && now.isBefore(expiresAt);
    }

    String id() {
        return id;
    }

    @Nullable
    String boxId() {
        return boxId;
    }

    EnrollmentTokenView view(@Nullable String token) {
        return new EnrollmentTokenView(id, token, boxId, usesTotal, usesLeft, createdAt, expiresAt);
    }
}
