package io.weitblick.agent.config;

import io.weitblick.common.hash.Sha256;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the fleet's server is and how to know it.
 *
 * @param base its address, {@code https}; {@code http} only on this machine
 * @param fingerprint of the certificate authority, null with {@code http} only
 */
public record ServerAddress(URI base, @Nullable Sha256 fingerprint) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]");

    /** @throws IllegalArgumentException if the address is not one an agent may talk to */
    public ServerAddress {
        String scheme = base.getScheme();
        String host = base.getHost();
        if (host == null || !"https".equals(scheme) && !"http".equals(scheme)) {
            throw new IllegalArgumentException("a server address looks like https://name:8443, not " + base);
        }
        if ("http".equals(scheme) && !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "http:// is for a server on this machine only; use https:// for " + host);
        }
        if ("https".equals(scheme) && fingerprint == null) {
            throw new IllegalArgumentException("server fingerprint is missing for " + base);
        }
    }

    /** The address of something on the server. */
    public URI resolve(String absolutePath) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + absolutePath);
    }
}
