package io.weitblick.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weitblick.server.platform.StartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path parent;

    @Test
    void isMadeForItsOwnerOnly() throws Exception {
        Path made = DataDirectory.open(settings(parent.resolve("a/b")), false);

        assertThat(made).isEqualTo(parent.resolve("a/b"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(made).isEmptyDirectory();
    }

    @Test
    void canBePassedThroughButNotListedWhenAnotherAccountMustEnter() throws Exception {
        Path made = DataDirectory.open(settings(parent.resolve("a")), true);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx--x--x");
    }

    @Test
    void saysWhenAFileIsInTheWay() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(settings(file), false))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("WEITBLICK_DATA");
    }

    @Test
    void propertiesWinOverTheEnvironment() {
        Properties properties = new Properties();
        properties.setProperty("weitblick.db.url", "a");
        Settings settings = new Settings(properties, Map.of("WEITBLICK_DB_URL", "b", "WEITBLICK_TLS_PORT", " 1 "));

        assertThat(settings.get("weitblick.db.url")).contains("a");
        assertThat(settings.get("weitblick.tls-port")).contains("1");
        assertThat(settings.get("weitblick.db.user")).isEmpty();
    }

    private static Settings settings(Path data) {
        return new Settings(new Properties(), Map.of("WEITBLICK_DATA", data.toString()));
    }
}
