package io.weitblick.server.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How live updates travel to browsers. */
@ConfigMapping(prefix = "weitblick.events")
public interface EventConfig {
    /** After so long without an event a comment is sent, so that proxies keep the connection. */
    @WithDefault("15s")
    Duration heartbeat();

    /** Changes of one object within this time become one event. */
    @WithDefault("200ms")
    Duration coalesce();

    /** A browser that is so many events behind is dropped; it comes back and reads everything again. */
    @WithDefault("1000")
    int maxBehind();
}
