package io.weitblick.lab.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualBoxTest {
    @TempDir
    Path dir;

    @Test
    void isTheSameBoxWhenItIsOpenedAgain() throws IOException {
        int port;
        try (VirtualBox box = VirtualBox.open("lobby", dir)) {
            port = box.port();
        }
        String hostKey = Files.readString(dir.resolve("ssh/ssh_host_ed25519_key.pub"));

        try (VirtualBox again = VirtualBox.open("lobby", dir)) {
            assertThat(again.port()).isEqualTo(port);
            assertThat(dir.resolve("ssh/ssh_host_ed25519_key.pub")).hasContent(hostKey);
        }
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() {
        try (VirtualBox box = VirtualBox.open("lobby", dir.resolve("a"));
                VirtualBox copy = VirtualBox.open("canteen", copyOf(box))) {
            assertThat(copy.port()).isNotEqualTo(box.port());
        }
    }

    private Path copyOf(VirtualBox box) {
        try {
            Path copy = Files.createDirectories(dir.resolve("b"));
            Files.writeString(copy.resolve("port"), Integer.toString(box.port()));
            return copy;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
