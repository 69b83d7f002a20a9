package io.weitblick.server.show;

import io.weitblick.server.platform.Change;
import io.weitblick.server.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;

/** Makes assignments, and tells of them. */
@ApplicationScoped
class AssignmentRecords {
    private final Ids ids;
    private final Clock clock;
    private final Event<Change> changes;

    AssignmentRecords(Ids ids, Clock clock, Event<Change> changes) {
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
    }

    Assignment make(String playlistId, Selection selection, int priority) {
        return new Assignment(ids.next("asg"), playlistId, selection, priority, clock.instant());
    }

    void changed(Assignment assignment) {
        changes.fire(new Change(Change.Kind.ASSIGNMENT, assignment.id()));
    }
}
