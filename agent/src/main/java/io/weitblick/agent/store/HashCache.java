package io.weitblick.agent.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which stored objects have been hashed and found right, with the stamps they had then. A lost cache costs hashing
 * everything again, nothing else.
 */
final class HashCache {
    private static final Logger LOG = LoggerFactory.getLogger(HashCache.class);

    private final Path file;
    private final DurableFiles files;
    private final Map<String, FileStamp> stamps = new TreeMap<>();
    private boolean dirty;

    HashCache(Path file, DurableFiles files) {
        this.file = file;
        this.files = files;
    }

    void load() throws IOException {
        stamps.clear();
        if (Files.exists(file)) {
            try {
                stamps.putAll(Json.mapper()
                        .readValue(Files.readAllBytes(file), new TypeReference<TreeMap<String, FileStamp>>() {}));
            } catch (JsonProcessingException e) {
                LOG.warn("The hash cache is damaged, all objects are hashed again file={}", file);
            }
        }
    }

    void save() throws IOException {
        if (dirty) {
            files.write(file, Json.mapper().writeValueAsBytes(stamps));
            dirty = false;
        }
    }

    Optional<FileStamp> get(String name) {
        return Optional.ofNullable(stamps.get(name));
    }

    void put(String name, FileStamp stamp) {
        dirty |= !stamp.equals(stamps.put(name, stamp));
    }

    void remove(String name) {
        dirty |= stamps.remove(name) != null;
    }

    Set<String> names() {
        return Set.copyOf(stamps.keySet());
    }
}
