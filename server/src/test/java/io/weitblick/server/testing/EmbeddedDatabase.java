package io.weitblick.server.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.weitblick.db.EmbeddedPostgres;
import io.weitblick.server.network.ServerNames;
import io.weitblick.server.network.TlsMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL in one temporary data directory for all test classes of a run. */
public class EmbeddedDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable Path directory;
    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            Path data = Files.createTempDirectory("weitblick-test");
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
            directory = data;
            EmbeddedPostgres started = EmbeddedPostgres.start(data);
            postgres = started;
            TlsMaterial tls = TlsMaterial.prepare(data, ServerNames.ofThisMachine(), Clock.systemUTC());
            return Map.of(
                    "quarkus.http.ssl.certificate.files", tls.certificate().toString(),
                    "quarkus.http.ssl.certificate.key-files", tls.key().toString(),
                    "weitblick.events.heartbeat", "1s",
                    "weitblick.push.allow-loopback", "true",
                    "weitblick.data", data.toString(),
                    "quarkus.datasource.jdbc.url", started.jdbcUrl(),
                    "quarkus.datasource.username", started.user(),
                    "quarkus.datasource.password", started.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
        if (directory != null) {
            delete(directory);
        }
    }

    private static void delete(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> leavesFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : leavesFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
