package io.weitblick.lab.torture.box;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Ports;
import io.weitblick.lab.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What stays of a box when it is killed, besides its disk.
 *
 * @param root where it is mounted, for itself alone; only root may write above it, which sshd demands of a jail
 * @param hostKeys its SSH host keys
 * @param port the TCP port of its sshd
 * @param log what its programs say
 */
public record BoxPlan(Path root, Path hostKeys, int port, Path log) {
    /** Plans the box of this place. */
    public static BoxPlan in(Workplace place) {
        Path directory = place.files();
        try {
            Path keys = Files.createDirectories(directory.resolve("ssh"));
            Program.output(
                    Duration.ofSeconds(10),
                    List.of(
                            "ssh-keygen",
                            "-q",
                            "-t",
                            "ed25519",
                            "-N",
                            "",
                            "-f",
                            keys.resolve("ssh_host_ed25519_key").toString()));
            return new BoxPlan(place.mountPoint("box"), keys, Ports.free(), directory.resolve("box.log"));
        } catch (IOException e) {
            throw new LabException("cannot plan a box in " + place.files(), e);
        }
    }

    /** Its public host key, as OpenSSH writes it. */
    public String hostKey() {
        try {
            return Files.readString(hostKeys.resolve("ssh_host_ed25519_key.pub"))
                    .strip();
        } catch (IOException e) {
            throw new LabException("the host key of " + root + " is gone", e);
        }
    }
}
