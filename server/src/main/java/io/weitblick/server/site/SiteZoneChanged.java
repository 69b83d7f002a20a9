package io.weitblick.server.site;

/**
 * A site's time zone changed, so the shows of its boxes must be compiled again.
 *
 * @param siteId the site
 */
public record SiteZoneChanged(String siteId) {}
