package io.weitblick.server.box;

import io.weitblick.server.platform.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Tells the rest of the server what happens to boxes, inside the transaction in which it happens. */
@ApplicationScoped
class BoxEvents {
    private final Event<Change> changes;
    private final Event<BoxChanged> selections;
    private final Event<BoxReported> reports;
    private final Event<HostKeyAccepted> hostKeys;
    private final Event<ClassicAdded> classics;

    BoxEvents(
            Event<Change> changes,
            Event<BoxChanged> selections,
            Event<BoxReported> reports,
            Event<HostKeyAccepted> hostKeys,
            Event<ClassicAdded> classics) {
        this.changes = changes;
        this.selections = selections;
        this.reports = reports;
        this.hostKeys = hostKeys;
        this.classics = classics;
    }

    /** Whoever looks at the box should look again. */
    void changed(String boxId) {
        changes.fire(new Change(Change.Kind.BOX, boxId));
    }

    /** The box may be due another show. */
    void selectionChanged(String boxId) {
        selections.fire(new BoxChanged(boxId));
    }

    /** There is news for the box's waiting agent. */
    void wake(String boxId) {
        changes.fire(new Change(Change.Kind.BOX_WAKE, boxId));
    }

    void reported(BoxReported report) {
        reports.fire(report);
    }

    void classicAdded(String boxId) {
        classics.fire(new ClassicAdded(boxId));
    }

    void hostKeyAccepted(String boxId) {
        hostKeys.fire(new HostKeyAccepted(boxId));
    }
}
