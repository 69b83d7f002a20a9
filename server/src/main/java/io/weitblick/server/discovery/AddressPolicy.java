package io.weitblick.server.discovery;

import io.quarkus.runtime.StartupEvent;
import io.weitblick.server.platform.StartException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses this server connects to as boxes. Somebody may write any address or name into a box's settings, so what
 * is never a box is refused: loopback, link-local (which has the metadata services of clouds), multicast, broadcast. An IPv4
 * address within an IPv6 one is judged as itself.
 */
@ApplicationScoped
public class AddressPolicy {
    /** Forms of text that only ever mean an address. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.%a-z]*");

    private static final List<Network> RESERVED_IPV4 =
            List.of(Network.parse("0.0.0.0/8"), Network.parse("240.0.0.0/4"));

    private static final List<Network> METADATA = List.of(Network.parse("fd00:ec2::254"));

    /** IPv6 networks whose last 32 bits are an IPv4 address: mapped, compatible, and NAT64 (RFC 6052). */
    private static final List<Network> CARRIERS =
            List.of(Network.parse("::/96"), Network.parse("64:ff9b::/96"), Network.ofMapped());

    private final List<Network> allowed;
    private final boolean allowLoopback;

    AddressPolicy(AddressConfig config) {
        this.allowed = config.allowedNetworks().orElse(List.of()).stream()
                .map(AddressPolicy::network)
                .toList();
        this.allowLoopback = config.allowLoopback();
    }

    /** Made at the start, so that a setting that cannot be read is told then and not at the first push. */
    void start(@Observes StartupEvent started) {}

    /** Why this address is not connected to, as a sentence; empty if it may be. */
    public Optional<String> refusal(InetAddress address) {
        return refusal(address.getAddress());
    }

    /** Why this text is refused, if it is an address and not a name; empty if it is a name or may be connected to. */
    public Optional<String> refusalOfLiteral(String text) {
        String bare = text.strip().replaceFirst("^\\[(.*)]$", "$1");
        if (!LITERAL.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            // No name is looked up for what has the form of an address.
            return refusal(InetAddress.getByName(bare).getAddress());
        } catch (UnknownHostException e) {
            return Optional.of("that is not an IP address.");
        }
    }

    private Optional<String> refusal(byte[] raw) {
        byte[] bytes = unwrapped(raw);
        InetAddress address = address(bytes);
        if (address.isLoopbackAddress()) {
            return allowLoopback
                    ? Optional.empty()
                    : Optional.of("a loopback address is this server itself, not a box.");
        }
        if (address.isAnyLocalAddress() || isIn(RESERVED_IPV4, bytes)) {
            return Optional.of("an unspecified, reserved or broadcast address is no box.");
        }
        if (address.isLinkLocalAddress() || isIn(METADATA, bytes)) {
            return Optional.of("link-local addresses and metadata services are never boxes.");
        }
        if (address.isMulticastAddress()) {
            return Optional.of("a multicast address is no box.");
        }
        return allowed.isEmpty() || isIn(allowed, bytes)
                ? Optional.empty()
                : Optional.of("it is in none of the networks that WEITBLICK_PUSH_ALLOWED_NETWORKS names.");
    }

    /** An IPv4 address that an IPv6 one carries; all others as they are. */
    private static byte[] unwrapped(byte[] bytes) {
        boolean carries = bytes.length > 4 && isIn(CARRIERS, bytes);
        byte[] last = carries ? Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length) : bytes;
        // :: and ::1 are themselves.
        boolean isIpv6Own = carries && last[0] == 0 && last[1] == 0 && last[2] == 0 && isZero(bytes, 12);
        return isIpv6Own ? bytes : last;
    }

    private static boolean isZero(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(List<Network> networks, byte[] bytes) {
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }

    private static Network network(String text) {
        try {
            return Network.parse(text);
        } catch (IllegalArgumentException e) {
            throw new StartException(
                    "WEITBLICK_PUSH_ALLOWED_NETWORKS names \"" + text + "\", which is neither an address nor a network"
                            + " such as 10.0.0.0/8: correct it.",
                    e);
        }
    }
}
