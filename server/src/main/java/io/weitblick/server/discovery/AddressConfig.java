package io.weitblick.server.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Where boxes may be. */
@ConfigMapping(prefix = "weitblick.push")
public interface AddressConfig {
    /** Networks (CIDR) or addresses that boxes are in; without any, everything that is not refused anyway. */
    Optional<List<String>> allowedNetworks();

    /** Whether a box may be at a loopback address of this server, as in a demo or a lab. */
    @WithDefault("false")
    boolean allowLoopback();
}
