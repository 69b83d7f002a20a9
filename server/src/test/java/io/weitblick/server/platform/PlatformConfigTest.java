package io.weitblick.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.server.testing.Settings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformConfigTest {
    @Test
    void defaults() {
        PlatformConfig config = Settings.read(PlatformConfig.class, Map.of());

        assertThat(config.data()).isEqualTo(Path.of(".weitblick/data"));
        assertThat(config.media()).isEmpty();
        assertThat(config.version()).isEqualTo("unknown");
        assertThat(config.timeZone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void full() {
        PlatformConfig config = Settings.read(
                PlatformConfig.class,
                Map.of(
                        "weitblick.data", "/var/lib/weitblick",
                        "weitblick.media", "/mnt/media",
                        "weitblick.version", "1.2.3",
                        "weitblick.time-zone", "Europe/Berlin"));

        assertThat(config.data()).isEqualTo(Path.of("/var/lib/weitblick"));
        assertThat(config.media()).contains(Path.of("/mnt/media"));
        assertThat(config.version()).isEqualTo("1.2.3");
        assertThat(config.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }
}
