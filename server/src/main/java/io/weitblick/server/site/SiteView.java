package io.weitblick.server.site;

import java.time.ZoneId;

/**
 * A site as the API shows it.
 *
 * @param id {@code site_...}
 * @param name unique, in either case
 * @param timeZone an IANA zone
 * @param boxes how many boxes stand there
 */
public record SiteView(String id, String name, ZoneId timeZone, long boxes) {
    static SiteView of(Site site, long boxes) {
        return new SiteView(site.id(), site.name(), site.timeZone(), boxes);
    }
}
