package io.weitblick.server.push;

import io.weitblick.common.sync.Reason;
import io.weitblick.server.box.BoxReports;
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
    private final Event<DeliveredUnconfirmed> arrivals;
    private final BoxReports reports;
    private final SecureRandom random = new SecureRandom();
    private final Backoff backoff = new Backoff(random);

    PushRecords(
            Ids ids,
            Clock clock,
            Event<Change> changes,
            Event<PushDue> dues,
            Event<DeliveredUnconfirmed> arrivals,
            BoxReports reports) {
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
        this.dues = dues;
        this.arrivals = arrivals;
        this.reports = reports;
    }

    Push make(String boxId, long generation) {
        return new Push(ids.next("push"), boxId, generation, clock.instant());
    }

    /** Nobody else may report of the box, or want anything of it, until this transaction's end. */
    void hold(String boxId) {
        reports.hold(boxId);
    }

    /** A box that cannot report has everything. */
    void arrived(Push push) {
        push.unconfirmed(now());
        reports.arrived(push.boxId(), push.generation());
        arrivals.fire(new DeliveredUnconfirmed(push.boxId(), push.generation()));
    }

    Instant now() {
        return clock.instant();
    }

    /** So long, or up to twice as long, so that those that wait do not come back together. */
    Duration spread(Duration pause) {
        return pause.plusMillis(random.nextLong(pause.toMillis()));
    }

    /** Plans the next attempt after a failure that was counted. */
    void retryLater(Push push, Reason reason, boolean agentTalks) {
        Instant when = now().plus(backoff.after(Math.max(1, push.failures()), reason.code(), agentTalks));
        push.retryAt(when, reason);
        due(push, when);
    }

    /** The delivery need not wait any longer. */
    void hurry(Push push) {
        push.hurry(now());
        due(push, now());
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
        changes.fire(new Change(Change.Kind.BOX, push.boxId()));
    }
}
