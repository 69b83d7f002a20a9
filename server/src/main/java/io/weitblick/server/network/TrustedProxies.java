package io.weitblick.server.network;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.weitblick.server.platform.StartException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reverse proxies whose word is taken for who a request comes from. Immutable. */
final class TrustedProxies {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private final List<IpSubnetFilterRule> networks;

    /** @param networks addresses or CIDR networks, such as 10.0.0.0/8 */
    TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(TrustedProxies::parse).toList();
    }

    /** Whether plain requests may come from there: from loopback, or from a proxy. */
    boolean mayUsePlainHttp(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address.replaceFirst("%.*", ""));
        if (bytes == null) {
            return false;
        }
        try {
            InetAddress source = InetAddress.getByAddress(bytes);
            InetSocketAddress socket = new InetSocketAddress(source, 0);
            return source.isLoopbackAddress() || networks.stream().anyMatch(network -> network.matches(socket));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static IpSubnetFilterRule parse(String network) {
        String[] parts = network.strip().split("/", -1);
        byte[] address = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (address != null && parts.length <= 2) {
            int bits = address.length == 4 ? IPV4_BITS : IPV6_BITS;
            try {
                int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
                return new IpSubnetFilterRule(parts[0], prefix, IpFilterRuleType.ACCEPT);
            } catch (IllegalArgumentException e) {
                throw unreadable(network, e);
            }
        }
        throw unreadable(network, null);
    }

    private static StartException unreadable(String network, @Nullable Exception cause) {
        return new StartException(
                "WEITBLICK_PROXY names \"" + network + "\", which is neither an address nor a network such as"
                        + " 10.0.0.0/8: correct it.",
                cause);
    }
}
