package io.weitblick.lab.torture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weitblick.lab.LabException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationTest {
    @TempDir
    private Path directory;

    @Test
    void complainsWhenTheSourceHasChanged() {
        Mutation outdated = new Mutation(
                "agent/src/main/java/io/weitblick/agent/file/DurableFiles.java", Map.of("no such words", ""));

        assertThatThrownBy(() -> outdated.compile(directory))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("has no \"no such words\" any more; change this control");
    }
}
