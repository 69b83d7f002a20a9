package io.weitblick.server.rollout;

import io.weitblick.server.platform.Change;
import io.weitblick.server.platform.Ids;
import io.weitblick.server.platform.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;

/** Makes rollouts, times them, and tells of them. */
@ApplicationScoped
class RolloutRecords {
    private final Ids ids;
    private final Clock clock;
    private final Event<Change> changes;
    private final Turns turns;

    RolloutRecords(Ids ids, Clock clock, Event<Change> changes, Turns turns) {
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
        this.turns = turns;
    }

    Rollout make(long publication, String person) {
        return new Rollout(ids.next("ro"), publication, person, clock.instant());
    }

    Instant now() {
        return clock.instant();
    }

    /** Two boxes that confirm at once take turns, or neither would see the other's and finish the rollout. */
    void takeTurn(String rolloutId) {
        turns.take(rolloutId);
    }

    void changed(String rolloutId) {
        changes.fire(new Change(Change.Kind.ROLLOUT, rolloutId));
    }
}
