package io.weitblick.agent.config;

import java.nio.file.Path;

/**
 * Where an agent keeps and finds things.
 *
 * @param media the media file system's directory; inbox and store lie in it
 * @param state what must survive a reboot: identity, accepted generation
 * @param run what must not survive a reboot: the boot's id, the status file
 * @param hostKeys where sshd's public host keys lie
 */
public record Directories(Path media, Path state, Path run, Path hostKeys) {
    /** Where they are on a box. */
    public static final Directories OF_BOX = new Directories(
            Path.of("/srv/media"), Path.of("/var/lib/weitblick/agent"), Path.of("/run/weitblick"), Path.of("/etc/ssh"));

    /** Where SFTP leaves things. */
    public Path inbox() {
        return media.resolve("inbox");
    }

    /** What plays. */
    public Path store() {
        return media.resolve("store");
    }

    /** The public keys that may log in as {@code media}, for sshd's AuthorizedKeysCommand. */
    public Path mediaKeys() {
        return state.resolve("media_keys");
    }
}
