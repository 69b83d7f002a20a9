package io.weitblick.server.rollout;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A box that a rollout has to reach. */
@Entity(name = "rollout_box")
class RolloutBox {
    @EmbeddedId
    private Key key;

    private long generation;

    @Column(name = "reached_at")
    private @Nullable Instant reachedAt;

    /** Which rollout, which box. */
    @Embeddable
    record Key(
            @Column(name = "rollout_id") String rolloutId,
            @Column(name = "box_id") String boxId) {}

    protected RolloutBox() {}

    RolloutBox(String rolloutId, String boxId, long generation) {
        this.key = new Key(rolloutId, boxId);
        this.generation = generation;
    }

    void reach(Instant now) {
        reachedAt = now;
    }

    String rolloutId() {
        return key.rolloutId();
    }

    String boxId() {
        return key.boxId();
    }

    long generation() {
        return generation;
    }

    boolean isReached() {
        return reachedAt != null;
    }
}
