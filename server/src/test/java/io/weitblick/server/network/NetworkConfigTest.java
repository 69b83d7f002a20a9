package io.weitblick.server.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.server.testing.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkConfigTest {
    @Test
    void defaults() {
        NetworkConfig config = Settings.read(NetworkConfig.class, Map.of());

        assertThat(config.port()).isEqualTo(8080);
        assertThat(config.tlsPort()).isEqualTo(8443);
        assertThat(config.proxy()).isEmpty();
        assertThat(config.url()).isEmpty();
    }

    @Test
    void full() {
        NetworkConfig config = Settings.read(
                NetworkConfig.class,
                Map.of(
                        "weitblick.port", "80",
                        "weitblick.tls-port", "443",
                        "weitblick.proxy", "10.0.0.1,10.1.0.0/16",
                        "weitblick.url", "https://signage.example"));

        assertThat(config.port()).isEqualTo(80);
        assertThat(config.tlsPort()).isEqualTo(443);
        assertThat(config.proxy()).contains(List.of("10.0.0.1", "10.1.0.0/16"));
        assertThat(config.url()).contains("https://signage.example");
    }
}
