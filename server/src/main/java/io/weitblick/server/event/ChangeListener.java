package io.weitblick.server.event;

import io.weitblick.server.platform.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens for changes on one connection of its own and one thread. When the connection breaks it comes back, at first at
 * once and then ever more slowly, and says each time that changes may have been missed.
 */
final class ChangeListener implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ChangeListener.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(10);
    private static final int PROBE_LIMIT_SECONDS = 5;

    private final ConnectionSource source;
    private final Consumer<Notice> subscriber;
    private final Thread thread = new Thread(this::run, "change-listener");
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Connection open;

    /** Opens the connection to listen on. */
    interface ConnectionSource {
        Connection connect() throws SQLException;
    }

    ChangeListener(ConnectionSource source, Consumer<Notice> subscriber) {
        this.source = source;
        this.subscriber = subscriber;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        stopped.countDown();
        Connection connection = open;
        if (connection != null) {
            try {
                // Not close(), which would wait for the thread that reads from it.
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debugf(e, "Listening connection was gone already");
            }
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!isStopped()) {
            try (Connection connection = source.connect()) {
                open = connection;
                listen(connection);
                pause = FIRST_PAUSE;
                subscriber.accept(new Notice.Resync());
                receive(connection);
            } catch (SQLException e) {
                if (isStopped()) {
                    return;
                }
                LOG.warnf(
                        "Live updates interrupted, will reconnect pauseMs=%d cause=%s",
                        pause.toMillis(), e.getMessage());
                await(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            } finally {
                open = null;
            }
        }
    }

    private static void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + EventService.CHANNEL);
        }
    }

    private void receive(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!isStopped()) {
            PGNotification[] notifications = postgres.getNotifications(Math.toIntExact(PROBE_INTERVAL.toMillis()));
            if (notifications == null || notifications.length == 0) {
                if (!connection.isValid(PROBE_LIMIT_SECONDS)) {
                    throw new SQLException("the database no longer answers");
                }
                continue;
            }
            for (PGNotification notification : notifications) {
                parse(notification.getParameter()).map(Notice.Changed::new).ifPresent(subscriber);
            }
        }
    }

    /** Empty for kinds that only a newer server knows. */
    private static Optional<Change> parse(String payload) {
        int colon = payload.indexOf(':');
        try {
            return Optional.of(
                    new Change(Change.Kind.valueOf(payload.substring(0, colon)), payload.substring(colon + 1)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            LOG.debugf("Unknown notification payload=%s", payload);
            return Optional.empty();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void await(Duration pause) {
        try {
            stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
