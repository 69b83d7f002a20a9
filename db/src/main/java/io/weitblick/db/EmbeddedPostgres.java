package io.weitblick.db;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.Driver;

/**
 * A real PostgreSQL that belongs to this process: its files lie below {@code <data>/postgres}, it listens on a free port
 * of 127.0.0.1, and it ends with this process. What was committed survives both a restart and a kill. Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String DATABASE = "weitblick";
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 20;
    private static final int PORT_ATTEMPTS = 5;
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String WRONG_PASSWORD = "28P01";

    private final DirectoryLock lock;
    private final PostgresProcess process;
    private final PostgresCluster cluster;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(DirectoryLock lock, PostgresProcess process, PostgresCluster cluster) {
        this.lock = lock;
        this.process = process;
        this.cluster = cluster;
    }

    /**
     * Starts the database of this data directory, creating what is missing, and returns when it answers.
     *
     * @throws EmbeddedPostgresException if another server uses the directory, or PostgreSQL cannot run there
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        Path data = dataDirectory.toAbsolutePath().normalize();
        try {
            Path home = data.resolve("postgres");
            FileTree.createOpen(data);
            FileTree.createOpen(home);
            DirectoryLock lock = DirectoryLock.acquire(home.resolve("lock"), data);
            try {
                return start(home, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (AccessDeniedException e) {
            throw new EmbeddedPostgresException(
                    "The data directory " + data + " is not writable for this user (" + e.getFile()
                            + "): give it to this user, or set WEITBLICK_DATA to another directory.",
                    e);
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL could not be set up in " + data + ": " + e, e);
        }
    }

    /** Where JDBC finds it, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl(process, DATABASE);
    }

    /** The user, who owns everything in it. */
    public String user() {
        return PostgresCluster.USER;
    }

    /** That user's password, made at random when the database was created. */
    public String password() {
        return cluster.password();
    }

    /** Stops it, cutting off its clients, and waits for its end. Calling it again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (lock) {
            process.stop();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL could not be stopped: " + e, e);
        }
    }

    private static EmbeddedPostgres start(Path home, DirectoryLock lock) throws IOException {
        ServerAccount account = ServerAccount.forDirectory(home);
        PostgresBinaries binaries = PostgresBinaries.unpackInto(home);
        PostgresCluster cluster = PostgresCluster.open(home, binaries, account);
        for (int attempt = 1; ; attempt++) {
            PostgresProcess process = PostgresProcess.start(cluster.directory(), binaries, account);
            if (awaitReady(process, cluster)) {
                return new EmbeddedPostgres(lock, process, cluster);
            }
            if (attempt == PORT_ATTEMPTS || !process.lostItsPort()) {
                throw new EmbeddedPostgresException(
                        "PostgreSQL ended while starting on " + cluster.directory() + ": " + process.messages());
            }
        }
    }

    /** False when the server program ended. */
    private static boolean awaitReady(PostgresProcess process, PostgresCluster cluster) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive()) {
            try (Connection connection = connect(process, cluster, DATABASE)) {
                return connection.isValid(0);
            } catch (SQLException e) {
                if (NO_SUCH_DATABASE.equals(e.getSQLState())) {
                    createDatabase(process, cluster);
                } else if (WRONG_PASSWORD.equals(e.getSQLState()) || System.nanoTime() > deadline) {
                    process.stop();
                    throw new EmbeddedPostgresException(
                            "PostgreSQL on " + cluster.directory() + " does not let the server in: " + e.getMessage(),
                            e);
                }
                pause();
            }
        }
        return false;
    }

    private static void createDatabase(PostgresProcess process, PostgresCluster cluster) {
        try (Connection connection = connect(process, cluster, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL on " + cluster.directory() + " could not create its database: " + e.getMessage(), e);
        }
    }

    // The driver itself, because DriverManager finds none from within the class loaders of an application server.
    private static Connection connect(PostgresProcess process, PostgresCluster cluster, String database)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresCluster.USER);
        properties.setProperty("password", cluster.password());
        properties.setProperty("loginTimeout", "10");
        Connection connection = new Driver().connect(jdbcUrl(process, database), properties);
        if (connection == null) {
            throw new IllegalStateException("the PostgreSQL driver does not know its own URL");
        }
        return connection;
    }

    private static String jdbcUrl(PostgresProcess process, String database) {
        return "jdbc:postgresql://127.0.0.1:" + process.port() + "/" + database;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while PostgreSQL was starting.", e);
        }
    }
}
