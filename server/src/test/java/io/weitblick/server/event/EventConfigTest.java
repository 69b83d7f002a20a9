package io.weitblick.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.server.testing.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventConfigTest {
    @Test
    void defaults() {
        EventConfig config = Settings.read(EventConfig.class, Map.of());

        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.coalesce()).isEqualTo(Duration.ofMillis(200));
        assertThat(config.maxBehind()).isEqualTo(1_000);
    }

    @Test
    void full() {
        EventConfig config = Settings.read(
                EventConfig.class,
                Map.of(
                        "weitblick.events.heartbeat", "PT30S",
                        "weitblick.events.coalesce", "PT1S",
                        "weitblick.events.max-behind", "7"));

        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.coalesce()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.maxBehind()).isEqualTo(7);
    }
}
