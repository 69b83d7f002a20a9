package io.weitblick.server.site;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a site asks of the pushes to its boxes.
 *
 * @param zone where its clock stands
 * @param bandwidthKBps all its pushes together send so many kB (1,000 bytes) a second at most; null for no cap
 * @param pushesAtOnce so many of its boxes are sent to at a time, by all servers together; null for no limit of its own
 * @param windows when it takes media; empty for always
 */
public record SitePushSettings(
        ZoneId zone,
        @Nullable Integer bandwidthKBps,
        @Nullable Integer pushesAtOnce,
        List<PushWindow> windows) {
    /** Those of a box that stands nowhere. */
    public static final SitePushSettings NONE = new SitePushSettings(ZoneOffset.UTC, null, null, List.of());

    public SitePushSettings {
        windows = List.copyOf(windows);
    }
}
