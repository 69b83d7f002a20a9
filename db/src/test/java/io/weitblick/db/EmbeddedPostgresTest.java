package io.weitblick.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private static Path shared;
    private Path root;

    @BeforeAll
    static void makeSharedDirectory() throws IOException {
        shared = makeOpenDirectory();
    }

    @BeforeEach
    void makeDirectory() throws IOException {
        root = makeOpenDirectory();
    }

    @AfterEach
    void removeDirectory() throws IOException {
        FileTree.delete(root);
    }

    @AfterAll
    static void removeSharedDirectory() throws IOException {
        FileTree.delete(shared);
    }

    @Test
    void keepsDataOverARestart() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(root.resolve("data"))) {
            execute(postgres, "create table greeting (text text)", "insert into greeting values ('grüß dich')");
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(root.resolve("data"))) {
            assertThat(query(postgres, "select text from greeting")).containsExactly("grüß dich");
        }
    }

    @Test
    void keepsEveryCommitWhenItsProcessIsKilled() throws Exception {
        Path data = root.resolve("data");
        WriterProcess writer = WriterProcess.start(List.of(), System.getProperty("java.class.path"), data);
        int acknowledged = Math.max(writer.awaitNumbers(50), writer.kill());

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(query(postgres, "select count(*) from number where n <= " + acknowledged))
                    .containsExactly(Integer.toString(acknowledged));
        }
    }

    @Test
    void stopsAServerThatOutlivedItsProcess() throws Exception {
        Path data = shared.resolve("data");
        EmbeddedPostgres.start(data).close();
        Path cluster = data.resolve("postgres/cluster-18");
        Process orphan = startWithoutOwner(data, cluster);

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(query(postgres, "select 1")).containsExactly("1");
            assertThat(orphan.waitFor(1, TimeUnit.SECONDS)).isTrue();
        } finally {
            orphan.destroyForcibly();
        }
    }

    @Test
    void startsAlthoughAnotherProgramGotTheOldProcessNumber() throws Exception {
        Path data = shared.resolve("data");
        EmbeddedPostgres.start(data).close();
        Path cluster = data.resolve("postgres/cluster-18");
        Process stranger = new ProcessBuilder("sleep", "600").start();
        Files.writeString(cluster.resolve("postmaster.pid"), stranger.pid() + "\n" + cluster + "\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(query(postgres, "select 1")).containsExactly("1");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void saysInOneSentenceThatTheDirectoryIsInUse() throws Exception {
        Path data = root.resolve("data");
        try (WriterProcess writer = WriterProcess.start(List.of(), System.getProperty("java.class.path"), data)) {
            writer.awaitNumbers(1);

            assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessage("The data directory " + data + " is in use by another server (process " + writer.pid()
                            + "); stop that one, or set WEITBLICK_DATA to another directory.");
        }
    }

    @Test
    void refusesASecondStartInTheSameProcess() {
        Path data = shared.resolve("data");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("is in use by another server");
            assertThat(postgres.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
        }
    }

    @Test
    void runsForAnOrdinaryUser() throws Exception {
        Path home = Files.createDirectory(root.resolve("home"));
        List<String> asUser = List.of();
        String classPath = System.getProperty("java.class.path");
        if (isRoot()) {
            asUser = List.of("setpriv", "--reuid=1", "--regid=1", "--clear-groups");
            FileTree.chown(
                    home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));
            classPath = WriterProcess.readableClassPath(Files.createDirectory(root.resolve("classes")));
        }

        try (WriterProcess first = WriterProcess.start(asUser, classPath, home.resolve("data"))) {
            first.awaitNumbers(5);
            first.kill();
        }

        try (WriterProcess second = WriterProcess.start(asUser, classPath, home.resolve("data"))) {
            assertThat(second.awaitNumbers(5)).isEqualTo(5);
            second.kill();
        }
    }

    @Test
    void runsBelowADirectoryThatOnlyItsOwnerMayEnter() throws Exception {
        Path closed = Files.createDirectory(root.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        Path data = closed.resolve("data");

        if (!isRoot() || Command.run(List.of("unshare", "--user", "true")).succeeded()) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
                execute(postgres, "create table t (n integer)", "insert into t values (7)");
            }
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
                assertThat(query(postgres, "select n from t")).containsExactly("7");
            }
        } else {
            assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("may not enter " + data.resolve("postgres") + ": set WEITBLICK_DATA");
        }
    }

    @Test
    void runsWhereItsDirectoryWasClosedToItsAccountLater() throws Exception {
        Path data = root.resolve("data");
        EmbeddedPostgres.start(data).close();
        Path moved = Files.createDirectory(root.resolve("closed")).resolve("data");
        Files.setPosixFilePermissions(moved.getParent(), PosixFilePermissions.fromString("rwx------"));
        Files.move(data, moved);

        if (!isRoot() || Command.run(List.of("unshare", "--user", "true")).succeeded()) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(moved)) {
                assertThat(query(postgres, "select 1")).containsExactly("1");
            }
        } else {
            assertThatThrownBy(() -> EmbeddedPostgres.start(moved)).hasMessageContaining("may not enter");
        }
    }

    @Test
    void writesDurablyAndChecksWhatItReads() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(shared.resolve("data"))) {
            assertThat(show(postgres, "fsync")).isEqualTo("on");
            assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(show(postgres, "full_page_writes")).isEqualTo("on");
            assertThat(show(postgres, "data_checksums")).isEqualTo("on");
            assertThat(show(postgres, "server_encoding")).isEqualTo("UTF8");
            assertThat(show(postgres, "server_version")).startsWith("18.");
        }
    }

    @Test
    void letsInOnlyWithThePasswordAndOnlyOnLoopback() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(shared.resolve("data"))) {
            assertThat(show(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(postgres, "unix_socket_directories")).isEmpty();
            assertThat(query(postgres, "select distinct auth_method from pg_hba_file_rules"))
                    .containsExactly("scram-sha-256");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            Path password = shared.resolve("data/postgres/password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(password).strip()).isEqualTo(postgres.password());
        }
    }

    @Test
    void sortsNamesAsPeopleDo() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(shared.resolve("data"))) {
            assertThat(query(
                            postgres,
                            "select n from unnest(array['box-10','Zoo','Äpfel','box-2','apfel','zebra']) n order by n"))
                    .containsExactly("apfel", "Äpfel", "box-2", "box-10", "zebra", "Zoo");
        }
    }

    @Test
    void namesTheMissingPassword() throws Exception {
        Path data = root.resolve("data");
        EmbeddedPostgres.start(data).close();
        Files.delete(data.resolve("postgres/password"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                .hasMessage("The password of the database in " + data.resolve("postgres/cluster-18")
                        + " is missing: put back " + data.resolve("postgres/password") + ".");
    }

    @Test
    void startsOverWhenItsCreationWasCutShort() throws Exception {
        Path home = Files.createDirectories(root.resolve("data/postgres"));
        FileTree.createOpen(home);
        Files.writeString(
                Files.createDirectories(home.resolve("18.6.0.part/bin")).resolve("postgres"), "half");
        Files.writeString(
                Files.createDirectories(home.resolve("cluster-18.part")).resolve("PG_VERSION"), "18\n");
        Files.writeString(home.resolve("password"), "of the first attempt\n");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(root.resolve("data"))) {
            assertThat(query(postgres, "select 1")).containsExactly("1");
        }
    }

    @Test
    void canBeClosedTwice() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(shared.resolve("data"));
        postgres.close();
        postgres.close();

        EmbeddedPostgres.start(shared.resolve("data")).close();
    }

    private Process startWithoutOwner(Path data, Path cluster) throws Exception {
        PostgresBinaries binaries = PostgresBinaries.unpackInto(data.resolve("postgres"));
        ServerAccount account = ServerAccount.forDirectory(cluster.getParent());
        Process process = Command.builder(account.command(List.of(
                        binaries.postgres(),
                        "-D",
                        cluster.toString(),
                        "-p",
                        "5432",
                        "-c",
                        "listen_addresses=",
                        "-c",
                        "unix_socket_directories=" + cluster)))
                .redirectErrorStream(true)
                .start();
        List<String> output = new ArrayList<>();
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            output.add(line);
            if (line.contains("ready to accept connections")) {
                return process;
            }
        }
        throw new AssertionError("It did not start: " + output);
    }

    // Not @TempDir: its directories are private, so no other account could enter them.
    private static Path makeOpenDirectory() throws IOException {
        Path directory = Files.createTempDirectory("weitblick-db");
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String show(EmbeddedPostgres postgres, String setting) throws SQLException {
        return query(postgres, "show " + setting).get(0);
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }
}
