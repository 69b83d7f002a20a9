package io.weitblick.agent.host;

import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.host.HostRequest.Word;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Root's end of the queue. Whoever holds the agent can put anything there, at any moment, so each entry is first moved to
 * where only root can reach it: what is looked at then is what is acted on. Every entry is used up or put aside, or the
 * unit that watches the directory would start this for ever.
 */
final class RequestQueue {
    private static final Logger LOG = LoggerFactory.getLogger(RequestQueue.class);
    private static final String TAKEN = "/run/weitblick-host/taken";
    private static final String REFUSED = "/run/weitblick-host/refused";
    private static final Duration HALF_WRITTEN_LIFE = Duration.ofMinutes(1);
    private static final Duration RESULT_LIFE = Duration.ofMinutes(10);
    private static final int MOST_REFUSED = 20;
    private static final int MOST_AT_ONCE = 100;

    private final HostRoot root;
    private final DurableFiles files;
    private final Worker worker;

    /** Does what a word asks for. */
    interface Worker {
        /**
         * Does it.
         *
         * @return a sentence on what was done
         * @throws IOException with a sentence if it cannot be done
         */
        String work(Word word) throws IOException;
    }

    RequestQueue(HostRoot root, DurableFiles files, Worker worker) {
        this.root = root;
        this.files = files;
        this.worker = worker;
    }

    /** Deals with everything that lies in the queue now. */
    void drain() throws IOException {
        for (String directory : List.of(TAKEN, REFUSED, HostRequest.RESULTS)) {
            Files.createDirectories(root.at(directory));
        }
        collect(root.at(HostRequest.RESULTS), RESULT_LIFE);
        for (Path entry : entries(root.at(HostRequest.REQUESTS))) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".")) {
                deleteIfOlder(entry, HALF_WRITTEN_LIFE);
            } else {
                take(entry, name);
            }
        }
    }

    private List<Path> entries(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path entry : all) {
                if (found.size() < MOST_AT_ONCE) {
                    found.add(entry);
                }
            }
        }
        found.sort(null);
        return found;
    }

    private void take(Path entry, String name) throws IOException {
        Path taken = root.at(TAKEN).resolve(Long.toUnsignedString(System.nanoTime(), 36));
        try {
            Files.move(entry, taken);
        } catch (NoSuchFileException gone) {
            return;
        }
        Optional<String> id = HostRequest.id(name);
        Optional<Word> word = id.isEmpty() ? Optional.empty() : word(taken);
        if (word.isEmpty()) {
            refuse(taken, name);
            if (id.isPresent()) {
                answer(id.get(), new HostResult(false, "root does not know this request"));
            }
            return;
        }
        files.delete(taken);
        HostRequest request = new HostRequest(id.get(), word.get());
        LOG.info(
                "A request is taken id={} word={}", request.id(), request.word().text());
        // A machine that goes down answers before it does.
        answer(request.id(), work(request));
    }

    private HostResult work(HostRequest request) {
        try {
            return new HostResult(true, worker.work(request.word()));
        } catch (IOException e) {
            LOG.error("A request fails id={} cause={}", request.id(), e.toString());
            return new HostResult(false, String.valueOf(e.getMessage()));
        }
    }

    /** The word in a file that nobody else can exchange any more: no pipe, no link, not too long. */
    private static Optional<Word> word(Path taken) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(taken, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile() || attributes.size() > HostRequest.MAX_BYTES) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(taken, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(HostRequest.MAX_BYTES);
            return Word.of(new String(bytes, StandardCharsets.UTF_8).strip());
        }
    }

    private void refuse(Path taken, String name) throws IOException {
        LOG.warn("A request is refused name={}", name.replaceAll("[^A-Za-z0-9._-]", "?"));
        Files.move(taken, root.at(REFUSED).resolve(taken.getFileName()));
        List<Path> refused = entries(root.at(REFUSED));
        for (Path old : refused.subList(0, Math.max(0, refused.size() - MOST_REFUSED))) {
            files.delete(old);
        }
    }

    private void answer(String id, HostResult result) throws IOException {
        files.write(
                root.at(HostRequest.RESULTS).resolve(new HostRequest(id, Word.REBOOT).resultName()),
                result.line().getBytes(StandardCharsets.UTF_8),
                "rw-r--r--");
    }

    private void collect(Path directory, Duration life) throws IOException {
        for (Path entry : entries(directory)) {
            deleteIfOlder(entry, life);
        }
    }

    private void deleteIfOlder(Path entry, Duration life) throws IOException {
        try {
            Instant written =
                    Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).toInstant();
            if (written.isBefore(Instant.now().minus(life))) {
                files.delete(entry);
            }
        } catch (NoSuchFileException gone) {
            // Its writer has finished it.
        }
    }
}
