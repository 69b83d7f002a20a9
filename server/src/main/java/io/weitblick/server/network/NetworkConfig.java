package io.weitblick.server.network;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Where the server listens and under which name it is known. */
@ConfigMapping(prefix = "weitblick")
public interface NetworkConfig {
    /** Port of plain HTTP, on loopback only unless a proxy is named. */
    @WithDefault("8080")
    int port();

    /** Port of HTTPS, on every address. */
    @WithDefault("8443")
    int tlsPort();

    /** Addresses or networks (CIDR) of reverse proxies, whose X-Forwarded headers are believed. */
    Optional<List<String>> proxy();

    /** What boxes and people call this server, such as {@code https://signage.example}; by default its hostname. */
    Optional<String> url();
}
