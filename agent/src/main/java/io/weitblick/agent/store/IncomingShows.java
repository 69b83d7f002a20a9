package io.weitblick.agent.store;

import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.store.ShowPointers.Pointer;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.show.InvalidShowException;
import io.weitblick.common.show.Show;
import io.weitblick.common.show.ShowVerifier;
import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows that have come in through the inbox. They wait in a directory of the agent's own, so that nobody can put a pipe
 * or a link in their place between the check and the reading. Not thread-safe.
 */
final class IncomingShows {
    /** The longest show that is read, in bytes. */
    static final int MAX_BYTES = 4 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(IncomingShows.class);

    private final Path directory;
    private final DurableFiles files;
    private @Nullable Reason refusal;

    IncomingShows(Path directory, DurableFiles files) {
        this.directory = directory;
        this.files = files;
    }

    /** Moves a show out of the inbox. */
    void take(Path arrived) throws IOException {
        files.move(arrived, directory.resolve(arrived.getFileName().toString()));
    }

    /**
     * The waiting show with the highest generation of those that may be accepted. The others are deleted; why the
     * newest of them was refused is told by {@link #refusal}.
     */
    Optional<IncomingShow> best(ShowVerifier verifier, ShowPointers pointers) throws IOException {
        refusal = null;
        IncomingShow best = null;
        for (Path file : newestFirst()) {
            if (best == null) {
                best = examine(file, verifier, pointers);
            }
            if (best == null || !best.file().equals(file)) {
                files.delete(file);
            }
        }
        return Optional.ofNullable(best);
    }

    /** Forgets a show that has been accepted. */
    void remove(IncomingShow accepted) throws IOException {
        files.delete(accepted.file());
    }

    /** Forgets what waits and is older than this. */
    void removeBelow(long generation) throws IOException {
        for (Path file : newestFirst()) {
            if (InboxNames.generation(file.getFileName().toString()) < generation) {
                files.delete(file);
            }
        }
    }

    /** Why the newest of the refused shows was refused; null if none was. */
    @Nullable
    Reason refusal() {
        return refusal;
    }

    private List<Path> newestFirst() throws IOException {
        List<Path> shows = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (InboxNames.isShow(entry.getFileName().toString())) {
                    shows.add(entry);
                }
            }
        }
        shows.sort(Comparator.<Path>comparingLong(
                        path -> InboxNames.generation(path.getFileName().toString()))
                .reversed());
        return shows;
    }

    private @Nullable IncomingShow examine(Path file, ShowVerifier verifier, ShowPointers pointers) throws IOException {
        try {
            String compact = read(file);
            Show show = verifier.verify(compact);
            requireAllowed(new Pointer(show.generation(), Sha256.of(compact)), pointers);
            return new IncomingShow(show, compact, file);
        } catch (InvalidShowException e) {
            LOG.warn("A show is refused file={} code={} cause={}", file.getFileName(), e.code(), e.getMessage());
            refusal = refusal == null ? new Reason(e.code(), e.getMessage()) : refusal;
            return null;
        }
    }

    private static String read(Path file) throws IOException, InvalidShowException {
        Optional<FileStamp> stamp = FileStamp.of(file);
        if (stamp.isEmpty() || stamp.get().size() > MAX_BYTES) {
            throw new InvalidShowException(
                    ReasonCode.SHOW_FORMAT, "show is not a regular file of at most " + MAX_BYTES + " bytes");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
    }

    private static void requireAllowed(Pointer candidate, ShowPointers pointers) throws InvalidShowException {
        if (!pointers.allows(candidate)) {
            long known = pointers.acceptedGeneration();
            throw new InvalidShowException(
                    ReasonCode.SHOW_OLD_GENERATION,
                    candidate.generation() == known
                            ? "another show with generation " + known + " was accepted before"
                            : "show has generation " + candidate.generation() + ", this box has accepted " + known);
        }
    }
}
