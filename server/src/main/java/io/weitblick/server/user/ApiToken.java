package io.weitblick.server.user;

import io.weitblick.common.hash.Sha256;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a machine authenticates with. The token itself is not kept. */
@Entity
@Table(name = "api_token")
class ApiToken {
    @Id
    private String id;

    private String name;
    private String tokenSha256;
    private String role;
    private Instant createdAt;
    private @Nullable Instant expiresAt;

    protected ApiToken() {
        this("", "", new Sha256("0".repeat(64)), Instant.EPOCH, null);
    }

    ApiToken(String id, String name, Sha256 token, Instant createdAt, @Nullable Instant expiresAt) {
        this.id = id;
        this.name = name;
        this.tokenSha256 = token.hex();
        this.role = Roles.ADMIN;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    boolean isOver(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String role() {
        return role;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }
}
