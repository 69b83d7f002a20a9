package io.weitblick.agent.config;

import io.weitblick.agent.tls.CertificatePin;
import io.weitblick.common.conf.ConfFile;
import io.weitblick.common.hash.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes settings out of a box's two files: himblick.conf, which people edit, and agent.conf, which comes with it. */
public final class BoxConf {
    /** Where himblick.conf can be, the first one found counts. */
    public static final List<Path> HIMBLICK_CONF =
            List.of(Path.of("/boot/firmware/himblick.conf"), Path.of("/boot/himblick.conf"));

    private static final Logger LOG = LoggerFactory.getLogger(BoxConf.class);
    private static final String FLEET = "fleet";
    private static final String DIRECTORIES = "directories";

    private final ConfFile himblick;
    private final ConfFile agent;

    public BoxConf(ConfFile himblick, ConfFile agent) {
        this.himblick = himblick;
        this.agent = agent;
    }

    /** Reads a file; one that is missing or unreadable counts as empty, so that a box never stays dark for it. */
    public static ConfFile read(Path file) {
        if (!Files.exists(file)) {
            LOG.warn("A configuration file is missing file={}", file);
            return ConfFile.parse("");
        }
        try {
            ConfFile conf = ConfFile.read(file);
            conf.problems().forEach(problem -> LOG.warn("{}: {}", file, problem.detail()));
            return conf;
        } catch (IOException e) {
            LOG.error("A configuration file cannot be read file={} cause={}", file, e.toString());
            return ConfFile.parse("");
        }
    }

    /**
     * The settings. A wrong server address leaves the agent without a server, with an error in the log: it plays on.
     *
     * @param systemHostname the machine's own name, if himblick.conf has none
     */
    public AgentSettings settings(String systemHostname, String machineId) {
        AgentSettings.Builder builder = AgentSettings.builder(
                        text(himblick, "general", "name").orElse(systemHostname))
                .machineId(machineId)
                .enrollmentToken(text(himblick, FLEET, "enrollment token").orElse(null))
                .directories(directories())
                .timing(timing());
        try {
            Optional<Sha256> pin = text(himblick, FLEET, "server fingerprint").map(CertificatePin::parse);
            text(himblick, FLEET, "server").ifPresent(server -> builder.server(URI.create(server), pin.orElse(null)));
        } catch (IllegalArgumentException e) {
            LOG.error("himblick.conf, [fleet]: {}", e.getMessage());
        }
        return builder.build();
    }

    private Directories directories() {
        Directories box = Directories.OF_BOX;
        return new Directories(
                path("media", box.media()),
                path("state", box.state()),
                path("run", box.run()),
                path("host keys", box.hostKeys()));
    }

    private Path path(String key, Path otherwise) {
        return text(agent, DIRECTORIES, key).map(Path::of).orElse(otherwise);
    }

    private Timing timing() {
        try {
            return text(agent, "sync", "wait seconds")
                    .map(seconds -> Timing.OF_BOX.withSyncWait(Duration.ofSeconds(Long.parseLong(seconds))))
                    .orElse(Timing.OF_BOX);
        } catch (IllegalArgumentException e) {
            LOG.error("agent.conf, [sync] wait seconds: {}", e.getMessage());
            return Timing.OF_BOX;
        }
    }

    private static Optional<String> text(ConfFile conf, String section, String key) {
        return conf.get(section, key).map(String::strip).filter(value -> !value.isEmpty());
    }
}
