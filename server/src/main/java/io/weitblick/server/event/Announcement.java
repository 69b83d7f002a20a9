package io.weitblick.server.event;

import io.weitblick.server.platform.Change;
import jakarta.transaction.Synchronization;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What one transaction has to tell. PostgreSQL hands it to the listeners at the commit (NOTIFY), so it is given to PostgreSQL just
 * before that, over the transaction's own connection.
 */
final class Announcement implements Synchronization {
    private final DataSource database;
    private final Set<String> payloads = new LinkedHashSet<>();

    Announcement(DataSource database) {
        this.database = database;
    }

    void add(Change change) {
        payloads.add(change.kind() + ":" + change.id());
    }

    @Override
    public void beforeCompletion() {
        try (Connection connection = database.getConnection();
                PreparedStatement notify =
                        connection.prepareStatement("select pg_notify(?, payload) from unnest(?) as payload")) {
            notify.setString(1, EventService.CHANNEL);
            notify.setArray(2, connection.createArrayOf("text", payloads.toArray()));
            notify.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot announce " + payloads.size() + " changes", e);
        }
    }

    @Override
    public void afterCompletion(int status) {
        // PostgreSQL has announced it, or has forgotten it with the rest of the transaction.
    }
}
