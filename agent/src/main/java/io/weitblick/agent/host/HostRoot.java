package io.weitblick.agent.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The machine's file system as it is. Absolute names lie below a directory, which is {@code /} on a box.
 *
 * @param directory the machine's root
 */
record HostRoot(Path directory) {

    /** Where this absolute name lies. */
    Path at(String path) {
        return directory.resolve(path.substring(1));
    }

    boolean has(String path) {
        return Files.exists(at(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** The text of a file; empty if it is missing or cannot be read. */
    Optional<String> text(String path) {
        try {
            return Files.isRegularFile(at(path)) ? Optional.of(Files.readString(at(path))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where a link points to; empty if it is none. */
    Optional<String> target(String path) {
        try {
            return Files.isSymbolicLink(at(path))
                    ? Optional.of(Files.readSymbolicLink(at(path)).toString())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The absolute names of the files in a directory that match, in order; none if there is no such directory. */
    List<String> files(String path, String glob) {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(at(path))) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(at(path), glob)) {
                entries.forEach(entry -> names.add(path + "/" + entry.getFileName()));
            } catch (IOException e) {
                return List.of();
            }
        }
        names.sort(null);
        return names;
    }
}
