package io.weitblick.server.rollout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One publish on its way to the screens. */
@Entity(name = "rollout")
class Rollout {
    @Id
    private String id;

    @Column(name = "publication_id")
    private long publicationId;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Enumerated(EnumType.STRING)
    private RolloutState state;

    protected Rollout() {}

    Rollout(String id, long publicationId, String createdBy, Instant now) {
        this.id = id;
        this.publicationId = publicationId;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.state = RolloutState.RUNNING;
    }

    void finish(Instant now) {
        state = RolloutState.FINISHED;
        finishedAt = now;
    }

    void supersede(Instant now) {
        state = RolloutState.SUPERSEDED;
        finishedAt = now;
    }

    String id() {
        return id;
    }

    String createdBy() {
        return createdBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }

    RolloutState state() {
        return state;
    }
}
