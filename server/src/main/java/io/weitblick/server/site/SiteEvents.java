package io.weitblick.server.site;

import io.weitblick.server.platform.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Tells the rest of the server what happens to sites, inside the transaction in which it happens. */
@ApplicationScoped
class SiteEvents {
    private final Event<Change> changes;
    private final Event<SiteZoneChanged> zones;
    private final Event<SitePushSettingsChanged> pushSettings;

    SiteEvents(Event<Change> changes, Event<SiteZoneChanged> zones, Event<SitePushSettingsChanged> pushSettings) {
        this.changes = changes;
        this.zones = zones;
        this.pushSettings = pushSettings;
    }

    /** Whoever looks at the site should look again. */
    void changed(String siteId) {
        changes.fire(new Change(Change.Kind.SITE, siteId));
    }

    void edited(String siteId, boolean zoneChanged, boolean pushChanged) {
        changed(siteId);
        if (zoneChanged) {
            zones.fire(new SiteZoneChanged(siteId));
        }
        if (pushChanged) {
            pushSettings.fire(new SitePushSettingsChanged(siteId));
        }
    }
}
