package io.weitblick.server.asset;

import io.weitblick.common.hash.Sha256;
import io.weitblick.server.platform.PlatformConfig;
import io.weitblick.server.platform.PrivateFile;
import io.weitblick.server.platform.StartException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Media as content-addressed files: {@code media/objects/ab/<sha256>}, on a disk that several servers may share. What
 * {@link #store} returns is on the disk to stay: file and directory are forced there first.
 */
@ApplicationScoped
public class MediaStore {
    private static final Logger LOG = Logger.getLogger(MediaStore.class);
    private static final int BUFFER_BYTES = 1 << 17;

    private final Path media;
    private final Path objects;
    private final Path incoming;

    @Inject
    MediaStore(PlatformConfig config) {
        this(config.media().orElseGet(() -> config.data().resolve("media")));
    }

    MediaStore(Path directory) {
        this.media = directory.toAbsolutePath();
        this.objects = media.resolve("objects");
        this.incoming = media.resolve("incoming");
    }

    /**
     * Stores a stream's bytes with constant memory.
     *
     * @throws IOException if the stream breaks or the disk is full; nothing is left behind then
     */
    StoredObject store(InputStream in) throws IOException {
        Files.createDirectories(incoming);
        Path part = Files.createTempFile(incoming, "upload-", ".part");
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            // Tells a server that starts meanwhile on the same disk that somebody is at it.
            out.lock();
            StoredObject stored = receive(in, out);
            if (stored.size() > 0) {
                settle(part, path(stored.sha256()));
            }
            return stored;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Where the bytes with this digest lie, if they do. */
    public Path path(Sha256 sha256) {
        return objects.resolve(sha256.hex().substring(0, 2)).resolve(sha256.hex());
    }

    /**
     * Makes sure that this is the store that belongs to the database: a server that looked for media in a directory of
     * its own would take uploads that no other finds.
     *
     * @param fleetId the fleet whose media these are
     * @param filled whether the fleet has any media
     * @throws StartException if the directory belongs to another fleet, or is empty though the fleet has media
     */
    void claim(String fleetId, boolean filled) {
        Path mark = media.resolve("fleet");
        try {
            if (!Files.exists(mark)) {
                if (filled && !Files.isDirectory(objects)) {
                    throw new StartException("The media directory " + media + " is empty, but the database knows media:"
                            + " set WEITBLICK_MEDIA to the directory that the fleet's servers share.");
                }
                Files.createDirectories(media);
                PrivateFile.writeLine(mark, fleetId);
            }
            String owner = Files.readString(mark).strip();
            if (!owner.equals(fleetId)) {
                throw new StartException("The media directory " + media + " belongs to the fleet " + owner
                        + ", but the database to " + fleetId + ": set WEITBLICK_MEDIA to this fleet's media.");
            }
        } catch (IOException e) {
            throw new StartException(
                    "The media directory " + media + " cannot be used (" + e
                            + "): give it to this user, or set WEITBLICK_MEDIA to another directory.",
                    e);
        }
    }

    /** Removes what uploads that were cut by a server's end left behind, but none that another server takes in now. */
    void discardUnfinished() {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (Stream<Path> parts = Files.list(incoming)) {
            for (Path part : (Iterable<Path>) parts::iterator) {
                discardIfLeft(part);
            }
        } catch (IOException e) {
            LOG.warnf("Unfinished uploads stay in %s: %s", incoming, e);
        }
    }

    private static void discardIfLeft(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(part);
            }
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            LOG.debugf("Somebody is at the upload %s", part);
        }
    }

    private static StoredObject receive(InputStream in, FileChannel out) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        long size = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
            for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, n); rest.hasRemaining(); ) {
                out.write(rest);
            }
            size += n;
        }
        out.force(true);
        return new StoredObject(Sha256.of(digest), size);
    }

    private static void settle(Path part, Path target) throws IOException {
        Path folder = target.getParent();
        boolean newFolder = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        if (newFolder) {
            force(folder.getParent());
        }
    }

    /** Linux lets a directory be opened for reading and forced, which makes a rename in it durable. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
