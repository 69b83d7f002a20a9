package io.weitblick.lab.torture;

import io.weitblick.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The harnesses, each with everything it needs from its directory to its last process. */
final class Torture {
    /** Share of the kills that must land between the first byte and the confirmation. */
    static final double LEAST_BETWEEN = 0.6;

    private Torture() {}

    /** Kills engine, agent, SSH session and wire. */
    static Tally kills(long seed, int kills) {
        Path directory = directory();
        try (Rig rig = new Rig(directory, plainDisk(directory), null);
                KillHarness harness = new KillHarness(rig, seed)) {
            Tally tally = harness.run(kills);
            if (tally.between() < LEAST_BETWEEN) {
                tally.violation("too few of the kills landed between the first byte and the confirmation");
            }
            return tally;
        }
    }

    private static List<String> plainDisk(Path directory) {
        try {
            return List.of(
                    "mount",
                    "--bind",
                    Files.createDirectories(directory.resolve("disk")).toString());
        } catch (IOException e) {
            throw new LabException("cannot make a disk in " + directory, e);
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory(Path.of("/var/tmp"), "weitblick-torture");
        } catch (IOException e) {
            throw new LabException("there is no room in /var/tmp", e);
        }
    }
}
