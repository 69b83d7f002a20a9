package io.weitblick.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weitblick.server.platform.StartException;
import io.weitblick.server.testing.Settings;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private final AddressPolicy plain = policy(Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "::1",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "169.254.1.1",
                "169.254.169.254",
                "fe80::1",
                "fd00:ec2::254",
                "224.0.0.251",
                "239.1.2.3",
                "ff02::fb",
                "255.255.255.255",
                "250.1.1.1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "64:ff9b::169.254.169.254",
                "64:ff9b::7f00:1",
            })
    void refusesWhatIsNeverABox(String address) throws Exception {
        assertThat(plain.refusal(InetAddress.getByName(address))).as(address).isPresent();
        assertThat(plain.refusalOfLiteral(address)).as(address).isPresent();
    }

    @Test
    void refusesAMappedAddressWhoseSixteenBytesArriveAsSuch() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = (byte) 169;
        mapped[13] = (byte) 254;
        mapped[14] = (byte) 169;
        mapped[15] = (byte) 254;

        assertThat(plain.refusal(Inet6Address.getByAddress("", mapped, -1))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "192.168.0.7", "8.8.8.8", "2001:db8::7", "fd12:3456::1", "::ffff:10.1.2.3"})
    void allowsEverythingElseWithoutNetworks(String address) throws Exception {
        assertThat(plain.refusal(InetAddress.getByName(address))).as(address).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lobby", "lobby.local", "a.b.c", "10-1-2-3.example"})
    void leavesNamesToTheMomentOfThePush(String name) {
        assertThat(plain.refusalOfLiteral(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "[::1]", "999.1.1.1", "fe80::1%eth0"})
    void seesThroughOtherSpellingsOfAddresses(String address) {
        assertThat(plain.refusalOfLiteral(address)).isPresent();
    }

    @Test
    void allowsOnlyItsNetworksIfItHasSome() throws Exception {
        AddressPolicy policy =
                policy(Map.of("weitblick.push.allowed-networks", "10.0.0.0/9, 192.168.7.7,2001:db8::/32"));

        assertThat(policy.refusal(address("10.127.255.255"))).isEmpty();
        assertThat(policy.refusal(address("192.168.7.7"))).isEmpty();
        assertThat(policy.refusal(address("2001:db8:1::1"))).isEmpty();
        assertThat(policy.refusal(address("10.128.0.0")).orElseThrow()).contains("WEITBLICK_PUSH_ALLOWED_NETWORKS");
        assertThat(policy.refusal(address("192.168.7.8"))).isPresent();
        assertThat(policy.refusal(address("2001:db9::1"))).isPresent();
        assertThat(policy.refusal(address("127.0.0.1"))).isPresent();
    }

    @Test
    void aNetworkNeverAllowsWhatIsRefusedAnyway() throws Exception {
        AddressPolicy policy = policy(Map.of("weitblick.push.allowed-networks", "0.0.0.0/0"));

        assertThat(policy.refusal(address("169.254.169.254"))).isPresent();
        assertThat(policy.refusal(address("127.0.0.1"))).isPresent();
    }

    @Test
    void allowsLoopbackInALab() throws Exception {
        AddressPolicy policy = policy(Map.of("weitblick.push.allow-loopback", "true"));

        assertThat(policy.refusal(address("127.0.0.1"))).isEmpty();
        assertThat(policy.refusal(address("::1"))).isEmpty();
        assertThat(policy.refusal(address("169.254.169.254"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "example.com", "10.0.0.0/x", "10.0.0/8"})
    void endsTheStartWithASentenceWhenANetworkIsUnreadable(String network) {
        assertThatThrownBy(() -> policy(Map.of("weitblick.push.allowed-networks", network)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("\"" + network + "\"");
    }

    private static AddressPolicy policy(Map<String, String> settings) {
        return new AddressPolicy(Settings.read(AddressConfig.class, settings));
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }
}
