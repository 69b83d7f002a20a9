package io.weitblick.agent.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ids of commands that were begun, kept over restarts: a command is noted before it is carried out, so that one
 * which ends the agent itself is not repeated for ever. Not thread-safe.
 */
final class CommandLog {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLog.class);
    private static final int REMEMBERED = 200;

    private final Path file;
    private final DurableFiles files;
    private final Set<String> ids = new LinkedHashSet<>();

    CommandLog(Path file, DurableFiles files) {
        this.file = file;
        this.files = files;
        try {
            if (Files.exists(file)) {
                ids.addAll(Json.mapper().readValue(Files.readAllBytes(file), new TypeReference<List<String>>() {}));
            }
        } catch (JsonProcessingException e) {
            LOG.warn("The log of commands is damaged and starts anew file={}", file);
        } catch (IOException e) {
            LOG.warn("The log of commands cannot be read file={} cause={}", file, e.toString());
        }
    }

    /** Notes a command; false if it was noted before. */
    boolean begin(String id) throws IOException {
        if (!ids.add(id)) {
            return false;
        }
        if (ids.size() > REMEMBERED) {
            ids.remove(ids.iterator().next());
        }
        files.write(file, Json.mapper().writeValueAsBytes(ids));
        return true;
    }
}
