package io.weitblick.server.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names and addresses that this machine is reached under.
 *
 * @param hosts names, the hostname first
 * @param addresses addresses in text form
 */
public record ServerNames(Set<String> hosts, Set<String> addresses) {
    private static final Pattern HOSTNAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9-]+)*");
    private static final int SAN_DNS = 2;
    private static final int SAN_ADDRESS = 7;

    /** This machine's, as of now. */
    public static ServerNames ofThisMachine() {
        return new ServerNames(hosts(hostname()), localAddresses());
    }

    /** This machine's hostname, lower case; "localhost" when it has none that a certificate can hold. */
    public static String hostname() {
        try {
            String name = Files.readString(Path.of("/proc/sys/kernel/hostname"))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            return HOSTNAME.matcher(name).matches() ? name : "localhost";
        } catch (IOException e) {
            return "localhost";
        }
    }

    /** Whether the certificate is good for all of them. */
    boolean coveredBy(X509Certificate certificate) throws CertificateParsingException {
        Set<String> covered = new TreeSet<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
            if (alternative.get(0).equals(SAN_DNS) || alternative.get(0).equals(SAN_ADDRESS)) {
                covered.add(canonical(String.valueOf(alternative.get(1))));
            }
        }
        return hosts.stream().allMatch(covered::contains)
                && addresses.stream().map(ServerNames::canonical).allMatch(covered::contains);
    }

    private static Set<String> hosts(String hostname) {
        Set<String> hosts = new LinkedHashSet<>();
        hosts.add(hostname);
        if (hostname.indexOf('.') < 0 && !"localhost".equals(hostname)) {
            hosts.add(hostname + ".local");
        }
        hosts.add("localhost");
        return hosts;
    }

    private static Set<String> localAddresses() {
        Set<String> addresses = new TreeSet<>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(InetAddress::getHostAddress)
                    .map(address -> address.replaceFirst("%.*", ""))
                    .forEach(addresses::add);
        } catch (SocketException e) {
            addresses.add("127.0.0.1");
        }
        return addresses;
    }

    // IPv6 has many spellings; only literals come here, so nothing is looked up.
    private static String canonical(String name) {
        if (name.indexOf(':') < 0) {
            return name;
        }
        try {
            return InetAddress.getByName(name).getHostAddress();
        } catch (UnknownHostException e) {
            return name;
        }
    }
}
