package io.weitblick.server.push;

import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.platform.Change;
import io.weitblick.server.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Makes deliveries, times them, and tells of them. */
@ApplicationScoped
class PushRecords {
    private final Ids ids;
    private final Clock clock;
    private final Event<Change> changes;
    private final Event<PushDue> dues;
    private final Backoff backoff = new Backoff(new SecureRandom());

    PushRecords(Ids ids, Clock clock, Event<Change> changes, Event<PushDue> dues) {
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
        this.dues = dues;
    }

    Push make(String boxId, long generation) {
        return new Push(ids.next("push"), boxId, generation, clock.instant());
    }

    Instant now() {
        return clock.instant();
    }

    Duration pauseAfter(Push push, ReasonCode reason, boolean agentTalks) {
        return backoff.after(Math.max(1, push.failures()), reason, agentTalks);
    }

    /** The delivery wants a worker at that time. */
    void due(Push push, Instant when) {
        due(push.boxId(), when);
        changed(push);
    }

    void due(String boxId, Instant when) {
        dues.fire(new PushDue(boxId, when));
    }

    void changed(Push push) {
        changed(push.boxId());
    }

    void changed(String boxId) {
        changes.fire(new Change(Change.Kind.BOX, boxId));
    }
}
