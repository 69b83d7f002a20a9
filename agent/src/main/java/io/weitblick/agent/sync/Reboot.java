package io.weitblick.agent.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers over a reboot which command asked for it, so that it is answered when it has really happened. */
final class Reboot {
    private static final Logger LOG = LoggerFactory.getLogger(Reboot.class);

    private final Path file;
    private final DurableFiles files;
    private final String bootId;

    private record Asked(String command, String bootId) {}

    Reboot(Path file, DurableFiles files, String bootId) {
        this.file = file;
        this.files = files;
        this.bootId = bootId;
    }

    /** This command is about to start the machine anew. */
    void begin(String commandId) throws IOException {
        files.write(file, Json.mapper().writeValueAsBytes(new Asked(commandId, bootId)));
    }

    /** It came to nothing. */
    void forget() throws IOException {
        files.delete(file);
    }

    /** The command that has started the machine into this boot; given once. */
    Optional<String> done() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Asked asked = Json.mapper().readValue(Files.readAllBytes(file), Asked.class);
            if (asked.bootId().equals(bootId)) {
                return Optional.empty();
            }
            files.delete(file);
            return Optional.of(asked.command());
        } catch (JsonProcessingException e) {
            LOG.warn("The note of a reboot is damaged file={}", file);
        } catch (IOException e) {
            LOG.warn("The note of a reboot cannot be read file={} cause={}", file, e.toString());
        }
        return Optional.empty();
    }
}
