package io.weitblick.server.event;

import io.weitblick.server.platform.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Announces changes to every server of the fleet and hands what this server hears to its subscribers. A change is fired
 * as a CDI event inside the transaction that makes it (there must be one), and is announced if that commits. Thread-safe.
 */
@ApplicationScoped
public class EventService {
    /** PostgreSQL's channel. */
    static final String CHANNEL = "weitblick";

    private static final Logger LOG = Logger.getLogger(EventService.class);

    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final List<Consumer<Notice>> subscribers = new CopyOnWriteArrayList<>();

    EventService(DataSource database, TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.transactions = transactions;
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

    /** Keeps it until the transaction is about to commit: many a change is told of several times, and one query tells of all. */
    void announce(@Observes Change change) {
        Announcement announcement = (Announcement) transactions.getResource(Announcement.class);
        if (announcement == null) {
            announcement = new Announcement(database);
            transactions.putResource(Announcement.class, announcement);
            transactions.registerInterposedSynchronization(announcement);
        }
        announcement.add(change);
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
