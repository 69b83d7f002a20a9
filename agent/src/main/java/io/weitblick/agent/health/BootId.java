package io.weitblick.agent.health;

import io.weitblick.agent.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one boot of one machine from every other. The kernel's own id is the same in all containers of a machine, so
 * the agent draws a random one and keeps it where a reboot wipes it: it outlives the agent but not the boot, and two
 * cards with the same content each draw their own.
 */
public final class BootId {
    private static final Logger LOG = LoggerFactory.getLogger(BootId.class);

    private BootId() {}

    /**
     * The id of this boot.
     *
     * @param run a directory on a file system that does not survive a reboot, such as {@code /run/weitblick}
     * @param kernelId {@code /proc/sys/kernel/random/boot_id}; an id drawn under another one is of an older boot
     */
    public static String of(Path run, Path kernelId, DurableFiles files) throws IOException {
        String kernel = Files.readString(kernelId).strip();
        Path kept = run.resolve("boot-id");
        try {
            if (Files.exists(kept)) {
                String[] lines = Files.readString(kept).split("\n");
                if (lines.length == 2 && lines[0].equals(kernel)) {
                    return UUID.fromString(lines[1]).toString();
                }
            }
            String drawn = UUID.randomUUID().toString();
            Files.createDirectories(run);
            files.write(kept, kernel + "\n" + drawn + "\n");
            return drawn;
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("No boot id of its own can be kept, the kernel's is used cause={}", e.toString());
            return kernel;
        }
    }
}
