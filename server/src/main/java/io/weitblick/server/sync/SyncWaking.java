package io.weitblick.server.sync;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.weitblick.server.event.EventService;
import io.weitblick.server.event.Notice;
import io.weitblick.server.event.Subscription;
import io.weitblick.server.platform.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Wakes the requests that wait on this server when any server has news for their boxes. */
@ApplicationScoped
class SyncWaking {
    private final EventService events;
    private final SyncWaiters waiters;
    private @Nullable Subscription subscription;

    SyncWaking(EventService events, SyncWaiters waiters) {
        this.events = events;
        this.waiters = waiters;
    }

    void start(@Observes StartupEvent started) {
        subscription = events.subscribe(this::hear);
    }

    /** Agents whose requests end with the server come back to the next one at once. */
    void stop(@Observes ShutdownEvent stopping) {
        if (subscription != null) {
            subscription.close();
        }
        waiters.wakeAll();
    }

    private void hear(Notice notice) {
        if (notice instanceof Notice.Resync) {
            waiters.wakeAll();
        } else if (notice instanceof Notice.Changed changed && changed.change().kind() == Change.Kind.BOX_WAKE) {
            waiters.wake(changed.change().id());
        }
    }
}
