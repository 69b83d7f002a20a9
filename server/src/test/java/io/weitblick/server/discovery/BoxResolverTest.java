package io.weitblick.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoxResolverTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void asksDnsThenTheSystemThenTheLink() throws Exception {
        BoxResolver resolver = resolver(Map.of(), Map.of("lobby.local", "10.77.0.11"));

        assertThat(resolver.resolve("lobby", null)).contains(address("10.77.0.11"));
        assertThat(asked).containsExactly("system lobby", "system lobby.local", "mdns lobby.local");
    }

    @Test
    void asksNobodyElseOnceDnsKnows() throws Exception {
        BoxResolver resolver = resolver(Map.of("lobby", "10.0.0.5"), Map.of("lobby.local", "10.77.0.11"));

        assertThat(resolver.resolve("lobby", null)).contains(address("10.0.0.5"));
        assertThat(asked).containsExactly("system lobby");
    }

    @Test
    void asksAgainEachTime() {
        BoxResolver resolver = resolver(Map.of("lobby", "10.0.0.5"), Map.of());

        resolver.resolve("lobby", null);
        resolver.resolve("lobby", null);

        assertThat(asked).containsExactly("system lobby", "system lobby");
    }

    @Test
    void neverAsksTheLinkForNamesOfTheInternet() {
        BoxResolver resolver = resolver(Map.of(), Map.of());

        assertThat(resolver.resolve("lobby.example.com", null)).isEmpty();
        assertThat(asked).containsExactly("system lobby.example.com");
    }

    @Test
    void takesTheAddressThatAPersonGave() throws Exception {
        BoxResolver resolver = new BoxResolver();

        assertThat(resolver.resolve("lobby", "192.0.2.7")).contains(address("192.0.2.7"));
        assertThat(resolver.resolve("lobby", "2001:db8::7")).contains(address("2001:db8::7"));
        assertThat(resolver.resolve("no-such-box", "localhost"))
                .hasValueSatisfying(
                        found -> assertThat(found.isLoopbackAddress()).isTrue());
    }

    @Test
    void findsNothingForANameThatNobodyHas() {
        assertThat(new BoxResolver().resolve("no-such-box-anywhere", null)).isEmpty();
    }

    private BoxResolver resolver(Map<String, String> system, Map<String, String> multicast) {
        return new BoxResolver(name -> find("system", system, name), name -> find("mdns", multicast, name));
    }

    private Optional<InetAddress> find(String who, Map<String, String> known, String name) {
        asked.add(who + " " + name);
        return Optional.ofNullable(known.get(name)).map(BoxResolverTest::address);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
