package io.weitblick.lab.e2e;

import io.weitblick.lab.process.Program;
import io.weitblick.lab.real.RealBox;
import io.weitblick.lab.real.SshOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Somebody who holds a key that the box takes for {@code media}: with OpenSSH's own programs they try what they like. */
final class MediaThief {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String MEDIA_KEYS = "/var/lib/weitblick/agent/media_keys";

    private final RealBox box;
    private final Path key;

    /**
     * Makes a thief.
     *
     * @param box the box that they attack
     * @param key their private key; its public half lies beside it
     */
    MediaThief(RealBox box, Path key) {
        this.box = box;
        this.key = key;
    }

    /** Lets the box take the key, until its agent writes the list of keys anew. */
    void steal() {
        String line = read(key.resolveSibling(key.getFileName() + ".pub"));
        box.ssh("echo '" + line + "' | sudo tee -a " + MEDIA_KEYS + " >/dev/null");
    }

    /** Runs ssh with these options and words after the login name. */
    Program.Result ssh(List<String> options, String... command) {
        List<String> line = new ArrayList<>(List.of("ssh", "-i", key.toString()));
        line.addAll(SshOptions.LAB);
        line.addAll(options);
        line.add("media@" + box.address());
        line.addAll(List.of(command));
        return Program.run(TIMEOUT, line);
    }

    /** Runs these commands of sftp(1); a failing one ends it. */
    Program.Result sftp(Path directory, String... commands) {
        try {
            Path batch = Files.writeString(directory.resolve("thief.batch"), String.join("\n", commands) + "\n");
            List<String> line = new ArrayList<>(List.of("sftp", "-b", batch.toString(), "-i", key.toString()));
            line.addAll(SshOptions.LAB);
            line.add("media@" + box.address());
            return Program.run(TIMEOUT, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
