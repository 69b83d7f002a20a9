package io.weitblick.server.asset;

import io.weitblick.common.hash.Sha256;
import io.weitblick.server.platform.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Media as content-addressed files on the local disk: {@code media/objects/ab/<sha256>}. What {@link #store} returns is
 * on the disk to stay: file and directory are forced there first.
 */
@ApplicationScoped
public class MediaStore {
    private static final Logger LOG = Logger.getLogger(MediaStore.class);
    private static final int BUFFER_BYTES = 1 << 17;

    private final Path objects;
    private final Path incoming;

    MediaStore(PlatformConfig config) {
        Path media = config.data().toAbsolutePath().resolve("media");
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
        try {
            StoredObject stored = receive(in, part);
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

    /** Removes what uploads that were cut by the server's end left behind. */
    void discardUnfinished() {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (Stream<Path> parts = Files.list(incoming)) {
            for (Path part : (Iterable<Path>) parts::iterator) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            LOG.warnf("Unfinished uploads stay in %s: %s", incoming, e);
        }
    }

    private static StoredObject receive(InputStream in, Path part) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        long size = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, n); rest.hasRemaining(); ) {
                    out.write(rest);
                }
                size += n;
            }
            out.force(true);
        }
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
