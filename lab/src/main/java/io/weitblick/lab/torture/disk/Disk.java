package io.weitblick.lab.torture.disk;

import io.weitblick.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a box gets its disk.
 *
 * @param enter words before a command that has to see it
 * @param mount the command that mounts it, without the place
 * @param userSpace whether a process of the box serves it
 */
public record Disk(List<String> enter, List<String> mount, boolean userSpace) {
    /** A directory, made if it is missing; a power cut cannot be shown on it. */
    public static Disk directory(Path directory) {
        try {
            return new Disk(
                    List.of(),
                    List.of(
                            "mount",
                            "--bind",
                            Files.createDirectories(directory).toString()),
                    false);
        } catch (IOException e) {
            throw new LabException("cannot make the disk " + directory, e);
        }
    }
}
