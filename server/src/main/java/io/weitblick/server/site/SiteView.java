package io.weitblick.server.site;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site as the API shows it.
 *
 * @param id {@code site_...}
 * @param name unique, in either case
 * @param timeZone an IANA zone
 * @param boxes how many boxes stand there
 * @param bandwidthKBps all its pushes together send so many kB (1,000 bytes) a second at most; null for no cap
 * @param pushesAtOnce so many of its boxes are sent to at a time; null for the server's default
 * @param pushWindows when media may be sent there, in its own time; empty for always
 * @param allowGap whether a box may show the logo while a show comes that does not fit beside the old one
 */
public record SiteView(
        String id,
        String name,
        ZoneId timeZone,
        long boxes,
        @Nullable Integer bandwidthKBps,
        @Nullable Integer pushesAtOnce,
        List<PushWindowView> pushWindows,
        boolean allowGap) {
    static SiteView of(Site site, long boxes) {
        SitePushSettings push = site.pushSettings();
        return new SiteView(
                site.id(),
                site.name(),
                site.timeZone(),
                boxes,
                push.bandwidthKBps(),
                push.pushesAtOnce(),
                push.windows().stream().map(PushWindowView::of).toList(),
                site.allowGap());
    }
}
