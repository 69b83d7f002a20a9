package io.weitblick.agent.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * File operations that are on the disk when they return. Each is all or nothing: a power cut leaves the old state or
 * the new one.
 */
public class DurableFiles {
    private static final String OWNER_ONLY = "rw-------";

    /** Puts these bytes under a name, in place of what was there; readable for the owner only. */
    public void write(Path target, byte[] content) throws IOException {
        write(target, content, OWNER_ONLY);
    }

    /**
     * Puts these bytes under a name, in place of what was there.
     *
     * @param mode who may do what with it, such as {@code rw-r--r--}; a file system that knows no such thing, as FAT, has
     *     its own way
     */
    public void write(Path target, byte[] content, String mode) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        try (FileChannel out = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
        }
        permit(temporary, PosixFilePermissions.fromString(mode));
        sync(temporary);
        move(temporary, target);
    }

    /** A umask takes away from what a file is made with, and nobody may be let in whom the mode keeps out. */
    private static void permit(Path file, Set<PosixFilePermission> wanted) throws IOException {
        Set<PosixFilePermission> given = Files.getPosixFilePermissions(file);
        if (!given.equals(wanted) && wanted.containsAll(given)) {
            Files.setPosixFilePermissions(file, wanted);
        }
    }

    /** Puts this text in UTF-8 under a name, like {@link #write(Path, byte[])}. */
    public final void write(Path target, String content) throws IOException {
        write(target, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a directory and those above it that are missing. */
    public void makeDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            makeDirectories(directory.getParent());
            Files.createDirectories(directory);
            sync(directory.getParent());
        }
    }

    /** Renames within one file system; an existing target is replaced. */
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        sync(to.getParent());
    }

    /** Removes what has this name, a directory with all that is in it. */
    public void delete(Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(file)) {
                for (Path entry : entries) {
                    delete(entry);
                }
            }
        }
        if (Files.deleteIfExists(file)) {
            sync(file.getParent());
        }
    }

    /** Brings a file or a directory to the disk (fsync(2)). */
    public void sync(Path fileOrDirectory) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrDirectory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
