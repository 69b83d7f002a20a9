package io.weitblick.server.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Listens as long as the server runs. */
@ApplicationScoped
class Listening {
    private final ChangeListener listener;

    Listening(ListeningConnection source, EventService events) {
        this.listener = new ChangeListener(source, events::heard);
    }

    void start(@Observes StartupEvent event) {
        listener.start();
    }

    void stop(@Observes ShutdownEvent event) {
        listener.close();
    }
}
