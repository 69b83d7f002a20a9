package io.weitblick.server.box;

import io.weitblick.server.platform.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Tells whether a box's agent talks, and in which zone it lives when its site names none. */
@ApplicationScoped
class Liveness {
    private final PlatformConfig platform;
    private final BoxConfig config;
    private final Clock clock;

    Liveness(PlatformConfig platform, BoxConfig config, Clock clock) {
        this.platform = platform;
        this.config = config;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The moment since which a box must have been heard of to count as online. */
    Instant quietSince() {
        return now().minus(config.offlineAfter());
    }

    boolean isOnline(@Nullable Instant lastSeenAt) {
        return lastSeenAt != null && !lastSeenAt.isBefore(quietSince());
    }

    ZoneId defaultZone() {
        return platform.timeZone();
    }
}
