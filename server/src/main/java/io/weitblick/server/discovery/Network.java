package io.weitblick.server.discovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A network as CIDR writes it (RFC 4632, RFC 4291). Only its address has a say about its family: an IPv4 network holds no
 * IPv6 address.
 *
 * @param prefix its address
 * @param bits how many bits of it count
 */
record Network(byte[] prefix, int bits) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    /**
     * Reads {@code 10.0.0.0/8} or a single address.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Network parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2 || !ADDRESS.matcher(parts[0]).matches()) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        try {
            byte[] prefix = InetAddress.getByName(parts[0]).getAddress();
            int most = prefix.length * Byte.SIZE;
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException("not a network: " + text);
            }
            return new Network(prefix, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not a network: " + text, e);
        }
    }

    /** {@code ::ffff:0:0/96}, which Java cannot read as what it is. */
    static Network ofMapped() {
        byte[] prefix = new byte[16];
        prefix[10] = (byte) 0xff;
        prefix[11] = (byte) 0xff;
        return new Network(prefix, 96);
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((address[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
