package io.weitblick.server.site;

import io.weitblick.server.platform.Ids;
import io.weitblick.server.platform.PlatformConfig;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows the sites. A site comes into being when the first box is put there. */
@ApplicationScoped
public class SiteService {
    private static final int MAX_NAME_LENGTH = 100;

    private final SiteRepository sites;
    private final PlatformConfig config;
    private final Ids ids;
    private final Clock clock;
    private final SiteEvents events;

    SiteService(SiteRepository sites, PlatformConfig config, Ids ids, Clock clock, SiteEvents events) {
        this.sites = sites;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** All sites by name; there are never so many that they need pages. */
    @Transactional
    public List<SiteView> list() {
        return sites.withBoxCounts().stream()
                .map(row -> SiteView.of((Site) row[0], (Long) row[1]))
                .toList();
    }

    /** The site's time zone; empty if there is no such site. */
    @Transactional
    public Optional<ZoneId> zoneOf(String siteId) {
        return sites.findByIdOptional(siteId).map(Site::timeZone);
    }

    /** The id of the site with this name, which is made if there is none. */
    @Transactional
    public String idOfNameOrNew(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > MAX_NAME_LENGTH) {
            throw ProblemException.invalid("/site", "A site's name has 1 to 100 characters.");
        }
        return sites.findByName(trimmed).map(Site::id).orElseGet(() -> {
            Site site = new Site(ids.next("site"), trimmed, config.timeZone(), clock.instant());
            sites.persist(site);
            events.changed(site.id());
            return site.id();
        });
    }

    /** @throws ProblemException UNKNOWN_SITE unless this is a site's id or name */
    @Transactional
    public String requireId(String idOrName) {
        return sites.findByIdOptional(idOrName)
                .or(() -> sites.findByName(idOrName))
                .map(Site::id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_SITE, "There is no site \"" + idOrName + "\"; put a box there first."));
    }

    /** What this site asks of its pushes; {@link SitePushSettings#NONE} if there is no such site. */
    @Transactional
    public SitePushSettings pushSettings(@Nullable String siteId) {
        return Optional.ofNullable(siteId)
                .flatMap(sites::findByIdOptional)
                .map(Site::pushSettings)
                .orElse(SitePushSettings.NONE);
    }

    /** Whether boxes at this site may show the logo while a show comes that does not fit beside the old one. */
    @Transactional
    public boolean allowsGap(@Nullable String siteId) {
        return Optional.ofNullable(siteId)
                .flatMap(sites::findByIdOptional)
                .filter(Site::allowGap)
                .isPresent();
    }

    @Transactional
    SiteView edit(String idOrName, SitePatch patch) {
        Site site = sites.findByIdOptional(idOrName)
                .or(() -> sites.findByName(idOrName))
                .orElseThrow(() -> ProblemException.notFound("site", idOrName));
        ZoneId zone = site.timeZone();
        SitePushSettings push = site.pushSettings();
        patch.applyTo(site);
        sites.flush();
        events.edited(site.id(), !zone.equals(site.timeZone()), !push.equals(site.pushSettings()));
        return list().stream()
                .filter(view -> view.id().equals(site.id()))
                .findFirst()
                .orElseThrow();
    }
}
