package io.weitblick.agent.store;

import io.weitblick.agent.file.DurableFiles;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.show.ShowObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verified objects. A file is moved in first and hashed afterwards, where SFTP can no longer put another one in its
 * place; what was still held open is noticed by its stamp. A server that stood still may send the same bytes once more to
 * a file that is complete: then the bytes are right, and a copy that nobody holds open takes the file's place. Not
 * thread-safe.
 */
final class ObjectStore {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectStore.class);
    private static final int DIGEST_LENGTH = 64;
    private static final String COPY = ".copy";
    private static final int BUFFER_BYTES = 1 << 17;

    private final Path directory;
    private final DurableFiles files;
    private final HashCache cache;

    /** What became of an object that a show needs. */
    enum Admission {
        /** It is stored and verified. */
        HERE,
        /** It has not arrived. */
        MISSING,
        /** What had arrived was not it, and is deleted. */
        WRONG
    }

    ObjectStore(Path directory, HashCache cache, DurableFiles files) {
        this.directory = directory;
        this.cache = cache;
        this.files = files;
    }

    /** Looks at every file: those without a valid cache entry are hashed, those that are wrong deleted. */
    void open() throws IOException {
        cache.load();
        Set<String> known = cache.names();
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> found.add(entry.getFileName().toString()));
        }
        known.stream().filter(name -> !found.contains(name)).forEach(cache::remove);
        for (String name : found) {
            Optional<FileStamp> stamp = FileStamp.of(path(name));
            if (name.endsWith(COPY)) {
                files.delete(path(name));
            } else if (!InboxNames.isObject(name) || stamp.isEmpty()) {
                LOG.warn("A foreign file lies in the store name={}", InboxNames.forPeople(List.of(name)));
            } else if (!stamp.equals(cache.get(name))) {
                verify(name, stamp.get().size());
            }
        }
        cache.save();
    }

    Set<String> names() {
        return cache.names();
    }

    boolean has(ShowObject object) {
        return cache.get(object.fileName()).isPresent();
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** Takes an object from the inbox unless it is already here. */
    Admission admit(ShowObject object, Inbox inbox) throws IOException {
        String name = object.fileName();
        Path arrived = inbox.path(name);
        if (has(object) || Files.exists(path(name)) && verify(name, object.size())) {
            files.delete(arrived);
            return Admission.HERE;
        }
        if (FileStamp.of(arrived).isEmpty()) {
            return Admission.MISSING;
        }
        files.move(arrived, path(name));
        return verify(name, object.size()) ? Admission.HERE : Admission.WRONG;
    }

    /** Hashes a stored file; one that is wrong, or that has a second name outside, is deleted. */
    private boolean verify(String name, long size) throws IOException {
        Optional<FileStamp> before = FileStamp.of(path(name));
        if (before.isPresent() && before.get().links() == 1 && before.get().size() == size) {
            files.sync(path(name));
            boolean right = isNamedAfter(Sha256.of(path(name)), name);
            if (right && FileStamp.of(path(name)).equals(before)) {
                cache.put(name, before.get());
                return true;
            }
            if (right && keepsCopy(name)) {
                return true;
            }
        }
        discard(name);
        return false;
    }

    /**
     * Puts a copy in place of a file that was written to, out of reach for whoever still holds it open. What is hashed is
     * what goes into the copy.
     *
     * @return false if the bytes are not those that the name stands for; the file is still there then
     */
    private boolean keepsCopy(String name) throws IOException {
        Path copy = path(name + COPY);
        try {
            if (!isNamedAfter(copy(path(name), copy), name)) {
                files.delete(copy);
                return false;
            }
            files.sync(copy);
            files.move(copy, path(name));
            cache.put(name, FileStamp.of(path(name)).orElseThrow());
            LOG.warn("An object was written to with the bytes it had; a copy takes its place object={}", name);
            return true;
        } catch (IOException e) {
            // Such as no room for both: then the file goes, and is sent again.
            LOG.warn("An object cannot be copied object={} cause={}", name, e.toString());
            files.delete(copy);
            return false;
        }
    }

    private static Sha256 copy(Path from, Path to) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        Files.deleteIfExists(to);
        try (InputStream in = Files.newInputStream(from);
                FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, count); rest.hasRemaining(); ) {
                    out.write(rest);
                }
            }
        }
        return Sha256.of(digest);
    }

    private static boolean isNamedAfter(Sha256 digest, String name) {
        return digest.hex().equals(name.substring(0, DIGEST_LENGTH));
    }

    private void discard(String name) throws IOException {
        LOG.warn("An object is not what its name says and is deleted object={}", name);
        cache.remove(name);
        files.delete(path(name));
    }

    /**
     * Looks for objects that were written to after they had been verified, and deletes those that are no longer right.
     *
     * @param touched names for which the kernel has reported a change
     * @return their names
     */
    List<String> sweep(Set<String> touched) throws IOException {
        List<String> tampered = new ArrayList<>();
        for (String name : cache.names()) {
            Optional<FileStamp> now = FileStamp.of(path(name));
            Optional<FileStamp> then = cache.get(name);
            if (now.equals(then) && !touched.contains(name)) {
                continue;
            }
            if (now.isEmpty()) {
                LOG.warn("An object has vanished from the store object={}", name);
                cache.remove(name);
            } else if (then.isPresent() && now.get().isWrittenSince(then.get())) {
                if (now.get().links() != 1 || !keepsCopy(name)) {
                    discard(name);
                    tampered.add(name);
                }
            } else if (!verify(name, now.get().size())) {
                tampered.add(name);
            }
        }
        cache.save();
        return tampered;
    }

    /** The bytes of all objects but these. */
    long bytesBesides(Set<String> keep) {
        return bytesOf(cache.names()) - bytesOf(keep);
    }

    /** The bytes of those of these objects that are here. */
    long bytesOf(Set<String> names) {
        return names.stream()
                .mapToLong(name -> cache.get(name).map(FileStamp::size).orElse(0L))
                .sum();
    }

    /** Deletes all objects but these. */
    void collect(Set<String> keep) throws IOException {
        for (String name : cache.names()) {
            if (!keep.contains(name)) {
                LOG.info("An object is no longer needed object={}", name);
                cache.remove(name);
                files.delete(path(name));
            }
        }
        cache.save();
    }

    void save() throws IOException {
        cache.save();
    }
}
