package io.weitblick.server.start;

import io.quarkus.runtime.Quarkus;
import io.weitblick.server.network.ServerNames;
import io.weitblick.server.network.TlsMaterial;
import io.weitblick.server.platform.StartException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of the server, from the data directory to the end of its database. */
public final class Launch {
    private static final long QUARKUS_STOP_SECONDS = 60;

    private final Settings settings;
    private final CountDownLatch stopped = new CountDownLatch(1);

    public Launch(Settings settings) {
        this.settings = settings;
    }

    /**
     * Runs until the process is told to end, then ends it.
     *
     * @throws StartException if what Quarkus needs cannot be had
     */
    public void run(String... args) {
        // Boxes move; their names are looked up at each push.
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        Path data = DataDirectory.open(settings, isRoot() && !Database.isExternal(settings));
        System.setProperty("weitblick.data", data.toString());
        Database database = Database.open(settings, data);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterQuarkus(database), "database-stop"));
        database.properties().forEach(System::setProperty);
        TlsMaterial tls = TlsMaterial.prepare(data, ServerNames.ofThisMachine(), Clock.systemUTC());
        System.setProperty(
                "quarkus.http.ssl.certificate.files", tls.certificate().toString());
        System.setProperty("quarkus.http.ssl.certificate.key-files", tls.key().toString());
        settings.get("weitblick.proxy").ifPresent(Launch::trust);
        Quarkus.run(null, this::ended, args);
    }

    private static void trust(String proxies) {
        System.setProperty("quarkus.http.proxy.proxy-address-forwarding", "true");
        System.setProperty("quarkus.http.proxy.trusted-proxies", proxies);
    }

    private void ended(int status, @Nullable Throwable failure) {
        stopped.countDown();
        if (failure != null) {
            System.err.println("weitblick: " + sentence(failure));
            if (!isExpected(failure)) {
                failure.printStackTrace();
            }
        }
        System.exit(failure == null ? status : 1);
    }

    // Quarkus stops in a shutdown hook of its own; all hooks run at once, so this one waits for it.
    private void closeAfterQuarkus(Database database) {
        try {
            stopped.await(QUARKUS_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }

    /** Whether the sentence says all there is to know. */
    private static boolean isExpected(Throwable failure) {
        return causes(failure).anyMatch(cause -> cause instanceof StartException || cause instanceof BindException);
    }

    private static String sentence(Throwable failure) {
        return causes(failure)
                .map(Launch::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> "The server cannot start: "
                        + causes(failure)
                                .reduce(failure, (before, cause) -> cause)
                                .getMessage());
    }

    private static Optional<String> known(Throwable cause) {
        if (cause instanceof StartException) {
            return Optional.ofNullable(cause.getMessage());
        }
        return cause instanceof BindException
                ? Optional.of("A port is in use (" + cause.getMessage()
                        + "): stop the other program, or set WEITBLICK_PORT and WEITBLICK_TLS_PORT to free ones.")
                : Optional.empty();
    }

    /** The failure and what caused it, down to the root. */
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            return false;
        }
    }
}
