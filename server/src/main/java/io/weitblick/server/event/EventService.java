package io.weitblick.server.event;

import io.weitblick.server.platform.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Announces changes to every server of the fleet and hands what this server hears to its subscribers. A change is fired
 * as a CDI event inside the transaction that makes it, and is announced if that commits. Thread-safe.
 */
@ApplicationScoped
public class EventService {
    /** PostgreSQL's channel. */
    static final String CHANNEL = "weitblick";

    private static final Logger LOG = Logger.getLogger(EventService.class);

    private final Session session;
    private final List<Consumer<Notice>> subscribers = new CopyOnWriteArrayList<>();

    EventService(Session session) {
        this.session = session;
    }

    /**
     * Hears every notice from now on.
     *
     * @param subscriber called one notice at a time on the thread that listens, so it must not block
     */
    public Subscription subscribe(Consumer<Notice> subscriber) {
        // A wrapper of its own, so that one consumer may subscribe twice.
        Consumer<Notice> own = subscriber::accept;
        subscribers.add(own);
        return () -> subscribers.remove(own);
    }

    void announce(@Observes Change change) {
        session.createNativeQuery("select cast(pg_notify(:channel, :payload) as text)", String.class)
                .setParameter("channel", CHANNEL)
                .setParameter("payload", change.kind() + ":" + change.id())
                .getSingleResult();
    }

    void heard(Notice notice) {
        for (Consumer<Notice> subscriber : subscribers) {
            try {
                subscriber.accept(notice);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Subscriber failed notice=%s", notice);
            }
        }
    }
}
