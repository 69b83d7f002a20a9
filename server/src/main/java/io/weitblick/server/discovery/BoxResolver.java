package io.weitblick.server.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a box's address anew each time it is asked, because a box may have another one after its next boot: the address
 * a person gave, else the system's resolver (DNS and the hosts file, and mDNS where libnss-mdns is installed), else a
 * question of our own by mDNS. Blocks; thread-safe.
 */
public final class BoxResolver {
    private static final String LOCAL = ".local";

    private final NameLookup system;
    private final NameLookup multicast;

    /** The one that asks the network this server is in. */
    public BoxResolver() {
        this(BoxResolver::askSystem, new MdnsLookup());
    }

    BoxResolver(NameLookup system, NameLookup multicast) {
        this.system = system;
        this.multicast = multicast;
    }

    /**
     * The box's address, or empty when nobody knows one.
     *
     * @param hostname the box's hostname, with or without a domain
     * @param address what a person gave instead: an IP address or another name; null for none
     */
    public Optional<InetAddress> resolve(String hostname, @Nullable String address) {
        String name = (address == null ? hostname : address).strip();
        if (isBare(name)) {
            return system.find(name).or(() -> system.find(name + LOCAL)).or(() -> multicast.find(name + LOCAL));
        }
        Optional<InetAddress> found = system.find(name);
        return name.endsWith(LOCAL) ? found.or(() -> multicast.find(name)) : found;
    }

    /** One way to ask for the address of a name. */
    interface NameLookup {
        Optional<InetAddress> find(String name);
    }

    private static boolean isBare(String name) {
        return name.indexOf('.') < 0 && name.indexOf(':') < 0;
    }

    private static Optional<InetAddress> askSystem(String name) {
        try {
            // Link-local IPv6 last: without a zone it cannot be connected to.
            return Stream.of(InetAddress.getAllByName(name))
                    .min(Comparator.comparing(InetAddress::isLinkLocalAddress)
                            .thenComparing(address -> !(address instanceof Inet4Address)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
