package io.weitblick.server.user;

import io.weitblick.common.hash.Sha256;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** One browser that is logged in. It ends twelve hours after it was last used. */
@Entity
@Table(name = "login_session")
class LoginSession {
    private static final Duration LIFE = Duration.ofHours(12);
    // So that not every request writes a row.
    private static final Duration GRAIN = Duration.ofMinutes(10);

    @Id
    private String tokenSha256;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "person_id")
    private Person person;

    private Instant createdAt;
    private Instant expiresAt;

    protected LoginSession() {
        this(new Sha256("0".repeat(64)), new Person(), Instant.EPOCH);
    }

    LoginSession(Sha256 token, Person person, Instant now) {
        this.tokenSha256 = token.hex();
        this.person = person;
        this.createdAt = now;
        this.expiresAt = now.plus(LIFE);
    }

    boolean isOver(Instant now) {
        return !expiresAt.isAfter(now);
    }

    /** Puts the end off. */
    void markUsed(Instant now) {
        Instant later = now.plus(LIFE);
        if (Duration.between(expiresAt, later).compareTo(GRAIN) > 0) {
            expiresAt = later;
        }
    }

    Person person() {
        return person;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
