package io.weitblick.server.user;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Someone who logs in. */
@Entity
@Table(name = "person")
class Person {
    @Id
    private String id;

    private String name;
    private String passwordHash;
    private String role;
    private Instant createdAt;

    protected Person() {
        this("", "", "", "", Instant.EPOCH);
    }

    Person(String id, String name, String passwordHash, String role, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String passwordHash() {
        return passwordHash;
    }

    String role() {
        return role;
    }

    Instant createdAt() {
        return createdAt;
    }
}
