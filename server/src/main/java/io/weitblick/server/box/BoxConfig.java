package io.weitblick.server.box;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of how boxes are judged. */
@ConfigMapping(prefix = "weitblick.box")
public interface BoxConfig {
    /** How long an agent may be quiet before its box counts as offline; agents report at least every 20 s. */
    @WithDefault("35s")
    Duration offlineAfter();
}
