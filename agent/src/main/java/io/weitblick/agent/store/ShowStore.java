package io.weitblick.agent.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.store.ShowPointers.Pointer;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.json.Json;
import io.weitblick.common.show.Show;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accepted show and the last good one before it. Not thread-safe. */
final class ShowStore {
    private static final Logger LOG = LoggerFactory.getLogger(ShowStore.class);

    private final Path directory;
    private final Path pointerFile;
    private final DurableFiles files;
    private ShowPointers pointers = ShowPointers.NONE;
    private @Nullable Show accepted;
    private @Nullable Show lastGood;

    ShowStore(Path directory, Path pointerFile, DurableFiles files) {
        this.directory = directory;
        this.pointerFile = pointerFile;
        this.files = files;
    }

    void open() throws IOException {
        if (Files.exists(pointerFile)) {
            try {
                pointers = Json.mapper().readValue(Files.readAllBytes(pointerFile), ShowPointers.class);
            } catch (JsonProcessingException e) {
                LOG.error("The file that names the accepted show is damaged file={}", pointerFile);
            }
        }
        accepted = read(pointers.playing());
        lastGood = read(pointers.lastGood());
    }

    ShowPointers pointers() {
        return pointers;
    }

    /** The accepted show; empty if there is none, or if it was given up. */
    Optional<Show> accepted() {
        return Optional.ofNullable(accepted);
    }

    Optional<Show> lastGood() {
        return Optional.ofNullable(lastGood);
    }

    /** The accepted show, then the last good one. */
    List<Show> all() {
        return Stream.concat(accepted().stream(), lastGood().stream()).toList();
    }

    /**
     * Makes a show the accepted one. From the moment this returns, no older one is ever accepted again.
     *
     * @param compact its signed text
     * @param formerIsGood whether the one accepted so far is complete, so that it may be fallen back to
     */
    void accept(Show show, String compact, boolean formerIsGood) throws IOException {
        Pointer next = new Pointer(show.generation(), Sha256.of(compact));
        if (next.equals(pointers.playing())) {
            return;
        }
        files.write(directory.resolve(next.fileName()), compact);
        ShowPointers switched = new ShowPointers(next, formerIsGood ? pointers.accepted() : pointers.lastGood(), null);
        write(switched);
        lastGood = formerIsGood ? accepted : lastGood;
        accepted = show;
        prune();
    }

    /** Gives the show up that would be fallen back to. */
    void giveUpLastGood() throws IOException {
        if (pointers.lastGood() != null) {
            write(pointers.withoutLastGood());
            lastGood = null;
            prune();
        }
    }

    /** Gives all shows up. What was accepted stays known, so that nothing older is ever accepted. */
    void giveUpAll() throws IOException {
        write(pointers.withoutAny());
        accepted = null;
        lastGood = null;
        prune();
    }

    private void write(ShowPointers next) throws IOException {
        files.write(pointerFile, Json.mapper().writeValueAsBytes(next));
        pointers = next;
    }

    /** Deletes shows that nothing points to. */
    private void prune() throws IOException {
        Set<String> kept = Stream.of(
                        Optional.ofNullable(pointers.accepted()).stream(),
                        Optional.ofNullable(pointers.lastGood()).stream())
                .flatMap(pointer -> pointer)
                .map(Pointer::fileName)
                .collect(Collectors.toSet());
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(old::add);
        }
        for (Path file : old) {
            if (!kept.contains(file.getFileName().toString())) {
                files.delete(file);
            }
        }
    }

    /** Reads a show back. Its signature was verified before it was stored; its digest shows that it is unchanged. */
    private @Nullable Show read(@Nullable Pointer pointer) {
        if (pointer == null) {
            return null;
        }
        try {
            String compact = Files.readString(directory.resolve(pointer.fileName()));
            if (!Sha256.of(compact).equals(pointer.sha256())) {
                throw new IOException("its digest is another");
            }
            byte[] payload = Base64.getUrlDecoder().decode(compact.split("\\.")[1]);
            return Json.mapper().readValue(new String(payload, StandardCharsets.UTF_8), Show.class);
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("A stored show cannot be read generation={} cause={}", pointer.generation(), e.getMessage());
            return null;
        }
    }
}
