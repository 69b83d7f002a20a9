package io.weitblick.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is done to whole directories. */
final class FileTree {
    private FileTree() {}

    /** Creates a directory, and its parents, that every account may enter whatever the umask says. */
    static void createOpen(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Removes a tree; its absence is success. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path path : list(root, Comparator.reverseOrder())) {
            Files.delete(path);
        }
    }

    /** Gives a tree to an account. */
    static void chown(Path root, UserPrincipal owner) throws IOException {
        for (Path path : list(root, Comparator.naturalOrder())) {
            Files.getFileAttributeView(path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setOwner(owner);
        }
    }

    /** Writes everything of the file system that holds this path to the disk, in one go (syncfs(2)). */
    static void flush(Path path) throws IOException {
        Command.Result result = Command.run(List.of("sync", "-f", path.toString()));
        if (!result.succeeded()) {
            throw new IOException("sync -f " + path + ": " + result.output());
        }
    }

    private static List<Path> list(Path root, Comparator<Path> order) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(order).toList();
        }
    }
}
