package io.weitblick.agent.health;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small files in which a kernel tells something. */
final class SysFiles {
    private SysFiles() {}

    /** The text of a file; empty if it cannot be read. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** The number that a file begins with; null if there is none. */
    static @Nullable Double number(Path file) {
        String first = text(file).strip().split("\\s+", 2)[0];
        return first.matches("-?[0-9]{1,15}(\\.[0-9]+)?") ? Double.valueOf(first) : null;
    }

    /** The entries of a directory that match, in order of their names; none if it cannot be read. */
    static List<Path> matching(Path directory, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
            entries.forEach(found::add);
        } catch (IOException e) {
            return List.of();
        }
        found.sort(null);
        return found;
    }
}
