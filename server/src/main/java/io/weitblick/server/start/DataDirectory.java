package io.weitblick.server.start;

import io.weitblick.server.platform.StartException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Finds the directory that holds everything the server keeps. */
final class DataDirectory {
    private static final String DEFAULT = ".weitblick/data";

    private DataDirectory() {}

    /**
     * Creates it if it is missing.
     *
     * @param entered whether other accounts must be able to pass through it, as PostgreSQL's when root starts the server;
     *     its files stay unreadable for them
     * @throws StartException if it cannot be created or written
     */
    static Path open(Settings settings, boolean entered) {
        Path directory = Path.of(settings.get("weitblick.data").orElse(DEFAULT))
                .toAbsolutePath()
                .normalize();
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
                Files.setPosixFilePermissions(
                        directory, PosixFilePermissions.fromString(entered ? "rwx--x--x" : "rwx------"));
            }
            Files.delete(Files.createTempFile(directory, ".writable", ""));
            return directory;
        } catch (FileAlreadyExistsException e) {
            throw new StartException(
                    "The data directory " + directory + " cannot be made, because " + e.getFile()
                            + " is a file: set WEITBLICK_DATA to another directory.",
                    e);
        } catch (IOException e) {
            throw new StartException(
                    "The data directory " + directory
                            + " is not writable for this user: give it to this user, or set WEITBLICK_DATA to another"
                            + " directory.",
                    e);
        }
    }
}
