package io.weitblick.server.start;

import io.weitblick.db.EmbeddedPostgres;
import io.weitblick.db.EmbeddedPostgresException;
import io.weitblick.server.platform.StartException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** The database that this start uses: an external one if it is named, else the embedded one. */
final class Database implements AutoCloseable {
    private static final String CONNECT_LIMIT_SECONDS = "10";

    private final Map<String, String> properties;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(String url, String user, String password, @Nullable EmbeddedPostgres embedded) {
        this.properties = Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", user,
                "quarkus.datasource.password", password);
        this.embedded = embedded;
    }

    static boolean isExternal(Settings settings) {
        return settings.get("weitblick.db.url").isPresent();
    }

    /** @throws StartException if there is no database to work with */
    static Database open(Settings settings, Path dataDirectory) {
        if (isExternal(settings)) {
            return external(settings);
        }
        try {
            EmbeddedPostgres embedded = EmbeddedPostgres.start(dataDirectory);
            return new Database(embedded.jdbcUrl(), embedded.user(), embedded.password(), embedded);
        } catch (EmbeddedPostgresException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    /** What Quarkus must know of it. */
    Map<String, String> properties() {
        return properties;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private static Database external(Settings settings) {
        String url = settings.get("weitblick.db.url").orElseThrow();
        String user = settings.get("weitblick.db.user").orElse("");
        String password = settings.get("weitblick.db.password").orElse("");
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", CONNECT_LIMIT_SECONDS);
        login.setProperty("connectTimeout", CONNECT_LIMIT_SECONDS);
        try (Connection connection = new Driver().connect(url, login)) {
            if (connection == null) {
                throw new StartException(
                        "WEITBLICK_DB_URL is not a PostgreSQL address such as jdbc:postgresql://host/weitblick.");
            }
            return new Database(url, user, password, null);
        } catch (SQLException e) {
            // The URL may carry a password, so it is not repeated.
            throw new StartException(
                    "The database of WEITBLICK_DB_URL cannot be used (" + oneLine(e)
                            + "): check its address, WEITBLICK_DB_USER and WEITBLICK_DB_PASSWORD.",
                    e);
        }
    }

    private static String oneLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    }
}
