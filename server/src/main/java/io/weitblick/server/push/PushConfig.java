package io.weitblick.server.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of deliveries. */
@ConfigMapping(prefix = "weitblick.push")
public interface PushConfig {
    /** How many boxes this server sends to at once, 1 to 256. It connects to more than that. */
    @WithDefault("8")
    @Min(1)
    @Max(256)
    int workers();
}
