package io.weitblick.lab.torture.box;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The directories of one harness. They are removed at the end, also when the JVM is told to end before. */
public final class Workplace implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Path files;
    private final Path mounts;
    private final Thread hook = new Thread(this::clear, "torture-clean-up");

    private Workplace(Path files, Path mounts) {
        this.files = files;
        this.mounts = mounts;
    }

    /** Makes one. */
    public static Workplace open() {
        try {
            Path files = Files.createTempDirectory(Path.of("/var/tmp"), "weitblick-torture");
            // Only root may write above a jail, which rules /var/tmp out.
            Path mounts = Files.createDirectories(Path.of("/run").resolve(files.getFileName()));
            Workplace place = new Workplace(files, mounts);
            Runtime.getRuntime().addShutdownHook(place.hook);
            return place;
        } catch (IOException e) {
            throw new LabException("there is no room in /var/tmp or /run; torture wants to be root", e);
        }
    }

    /** Where files lie. */
    public Path files() {
        return files;
    }

    /** A new directory to mount something on, in a namespace of its own. */
    public Path mountPoint(String name) {
        try {
            return Files.createDirectories(mounts.resolve(name));
        } catch (IOException e) {
            throw new LabException("cannot make a place to mount " + name, e);
        }
    }

    /** A new directory in memory, for what need not be on a disk. */
    public Path memory(String name) {
        try {
            return Files.createDirectories(memory().resolve(name));
        } catch (IOException e) {
            throw new LabException("there is no memory for " + name, e);
        }
    }

    private Path memory() {
        return Path.of("/dev/shm").resolve(files.getFileName());
    }

    private void clear() {
        Victim.killAll();
        Program.output(LIMIT, List.of("rm", "-rf", files.toString(), mounts.toString(), memory().toString()));
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        clear();
    }
}
