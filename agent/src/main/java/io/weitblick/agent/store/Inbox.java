package io.weitblick.agent.store;

import io.weitblick.agent.file.DurableFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory into which SFTP writes. Whoever holds a media key can put anything there, so nothing is believed. */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final Duration PART_LIFE = Duration.ofDays(1);
    private static final Duration OBJECT_LIFE = Duration.ofMinutes(10);
    private static final Duration SHORT_LIFE = Duration.ofMinutes(1);

    private final Path directory;
    private final DurableFiles files;

    /**
     * What lies in it.
     *
     * @param objects names of complete objects
     * @param shows names of complete shows
     * @param parts names of what is on its way
     * @param unknown names of everything else, except the trigger
     */
    record Listing(List<String> objects, List<String> shows, List<String> parts, List<String> unknown) {}

    Inbox(Path directory, DurableFiles files) {
        this.directory = directory;
        this.files = files;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** Whether someone says "look now". */
    boolean isTriggered() {
        return !Files.exists(path(InboxNames.TRIGGER), LinkOption.NOFOLLOW_LINKS);
    }

    /** Waits for the next word: puts the trigger back. */
    void rearm() throws IOException {
        try {
            Files.createFile(
                    path(InboxNames.TRIGGER),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw----")));
        } catch (FileAlreadyExistsException ignored) {
            // Two may do it at once; it is there.
        }
    }

    Listing list() throws IOException {
        Listing listing = new Listing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.equals(InboxNames.TRIGGER)) {
                    place(listing, name).add(name);
                }
            }
        }
        return listing;
    }

    private List<String> place(Listing listing, String name) throws IOException {
        boolean object = InboxNames.isObject(name);
        boolean show = InboxNames.isShow(name);
        boolean part = InboxNames.isPart(name);
        if (!object && !show && !part || FileStamp.of(path(name)).isEmpty()) {
            return listing.unknown();
        }
        return object ? listing.objects() : show ? listing.shows() : listing.parts();
    }

    /** Deletes what was left over by deliveries that no show needs any more. */
    void collect(Listing listing, Set<String> keep, Instant now) throws IOException {
        collect(listing, keep, now, PART_LIFE, OBJECT_LIFE);
    }

    /** The same where room is short: only what may still be written to is left. */
    void collectSoon(Listing listing, Set<String> keep, Instant now) throws IOException {
        List<String> parts = listing.parts().stream()
                .filter(part -> InboxNames.isObject(InboxNames.whole(part)))
                .toList();
        collect(new Listing(listing.objects(), List.of(), parts, List.of()), keep, now, SHORT_LIFE, SHORT_LIFE);
    }

    private void collect(Listing listing, Set<String> keep, Instant now, Duration partLife, Duration objectLife)
            throws IOException {
        for (String name : listing.parts()) {
            if (!keep.contains(InboxNames.whole(name))) {
                deleteIfOlder(name, partLife, now);
            }
        }
        for (String name : listing.objects()) {
            if (!keep.contains(name)) {
                deleteIfOlder(name, objectLife, now);
            }
        }
    }

    /** The bytes that have arrived of these objects, complete or not. */
    long bytesOf(Listing listing, Set<String> objectNames) throws IOException {
        long bytes = 0;
        for (String name : listing.objects()) {
            bytes += objectNames.contains(name) ? size(name) : 0;
        }
        for (String name : listing.parts()) {
            bytes += objectNames.contains(InboxNames.whole(name)) ? size(name) : 0;
        }
        return bytes;
    }

    private long size(String name) throws IOException {
        return FileStamp.of(path(name)).map(FileStamp::size).orElse(0L);
    }

    private void deleteIfOlder(String name, Duration life, Instant now) throws IOException {
        FileStamp stamp = FileStamp.of(path(name)).orElse(null);
        Instant written =
                stamp == null ? Instant.MAX : Instant.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(stamp.modified()));
        if (written.isBefore(now.minus(life))) {
            LOG.info("A left-over in the inbox is deleted name={}", name);
            files.delete(path(name));
        }
    }
}
