package io.weitblick.server.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/** Settings of the server as a whole. */
@ConfigMapping(prefix = "weitblick")
public interface PlatformConfig {
    /** The data directory: database, media, keys. */
    @WithDefault(".weitblick/data")
    Path data();

    /** The directory of the media; empty means {@code media} in the data directory. Several servers share one. */
    Optional<Path> media();

    /** The server's version, set by the build. */
    @WithDefault("unknown")
    String version();

    /** The zone of sites that name none, such as {@code Europe/Berlin}. */
    @WithDefault("UTC")
    ZoneId timeZone();
}
