package io.weitblick.server.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weitblick.server.platform.StartException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = new TrustedProxies(List.of("192.0.2.1", "10.0.0.0/8", " 2001:db8::/32"));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "192.0.2.1", "10.200.3.4", "2001:db8:1::5"})
    void letsLoopbackAndProxiesIn(String address) {
        assertThat(proxies.mayUsePlainHttp(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.2", "11.0.0.1", "2001:db9::5", "fe80::1%eth0", "nonsense", ""})
    void keepsOthersOut(String address) {
        assertThat(proxies.mayUsePlainHttp(address)).isFalse();
    }

    @Test
    void withoutProxiesOnlyLoopbackComesIn() {
        TrustedProxies none = new TrustedProxies(List.of());

        assertThat(none.mayUsePlainHttp("127.0.0.1")).isTrue();
        assertThat(none.mayUsePlainHttp("192.0.2.1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8", ""})
    void namesWhatItCannotRead(String network) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(network)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("\"" + network + "\"");
    }
}
