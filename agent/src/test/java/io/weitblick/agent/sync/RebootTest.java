package io.weitblick.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.agent.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebootTest {
    @TempDir
    private Path directory;

    private Reboot inBoot(String bootId) {
        return new Reboot(directory.resolve("reboot.json"), new DurableFiles(), bootId);
    }

    @Test
    void isDoneInTheNextBootAndToldOnce() throws IOException {
        inBoot("first").begin("cmd_1");

        assertThat(inBoot("first").done()).isEmpty();
        assertThat(inBoot("second").done()).contains("cmd_1");
        assertThat(inBoot("second").done()).isEmpty();
    }

    @Test
    void oneThatCameToNothingIsForgotten() throws IOException {
        inBoot("first").begin("cmd_1");
        inBoot("first").forget();

        assertThat(inBoot("second").done()).isEmpty();
    }

    @Test
    void aDamagedNoteStopsNobody() throws IOException {
        Files.writeString(directory.resolve("reboot.json"), "{");

        assertThat(inBoot("second").done()).isEmpty();
    }
}
