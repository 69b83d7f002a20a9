package io.weitblick.agent.enroll;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The machine's public SSH host keys. */
final class HostKeys {
    private HostKeys() {}

    /**
     * Each as one line, in the order of their file names.
     *
     * @throws IOException if there is none: a box enrols only after sshd's keys exist
     */
    static List<String> read(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "ssh_host_*_key.pub")) {
            found.forEach(files::add);
        }
        files.sort(null);
        List<String> keys = new ArrayList<>();
        for (Path file : files) {
            keys.add(Files.readString(file).strip());
        }
        if (keys.isEmpty()) {
            throw new IOException("no SSH host key in " + directory + "; make them with ssh-keygen -A");
        }
        return keys;
    }
}
