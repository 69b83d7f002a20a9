package io.weitblick.server.site;

/**
 * What a site asks of its pushes changed. Fired inside the transaction that changes it.
 *
 * @param siteId the site
 */
public record SitePushSettingsChanged(String siteId) {}
