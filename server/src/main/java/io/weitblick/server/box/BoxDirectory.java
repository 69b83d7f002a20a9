package io.weitblick.server.box;

import io.weitblick.server.site.SiteService;
import io.weitblick.server.site.SiteView;
import io.weitblick.server.site.SiteZoneChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells other features what they need to know of boxes to select them and to deliver to them. */
@ApplicationScoped
public class BoxDirectory {
    private final BoxRepository boxes;
    private final BoxReportRepository reports;
    private final HostKeyRepository hostKeys;
    private final SiteService sites;
    private final BoxEvents events;
    private final Liveness liveness;

    BoxDirectory(
            BoxRepository boxes,
            BoxReportRepository reports,
            HostKeyRepository hostKeys,
            SiteService sites,
            BoxEvents events,
            Liveness liveness) {
        this.boxes = boxes;
        this.reports = reports;
        this.hostKeys = hostKeys;
        this.sites = sites;
        this.events = events;
        this.liveness = liveness;
    }

    /** Every box that can be delivered to, by hostname. */
    @Transactional
    public List<BoxFacts> deliverable() {
        Map<String, ZoneId> zones = zones();
        return boxes.deliverableWithTags().stream()
                .map(box -> facts(box, zones.getOrDefault(box.siteId(), liveness.defaultZone())))
                .toList();
    }

    /** One box, if it can be delivered to. */
    @Transactional
    public Optional<BoxFacts> deliverable(String boxId) {
        return boxes.findByIdOptional(boxId).filter(Box::isDeliverable).map(box -> facts(box, zoneOf(box)));
    }

    /** Where the box stands; empty if nowhere, or if it is gone. */
    @Transactional
    public Optional<String> siteOf(String boxId) {
        return boxes.findByIdOptional(boxId).map(Box::siteId);
    }

    /** What a delivery to this box needs; empty if the box is gone. */
    @Transactional
    public Optional<BoxTarget> target(String boxId) {
        return boxes.findByIdOptional(boxId).map(box -> {
            BoxReport report = reports.findById(boxId);
            return new BoxTarget(
                    boxId,
                    box.kind(),
                    box.hostname(),
                    box.address(),
                    box.port(),
                    hostKeys.ofBox(boxId).stream()
                            .filter(HostKey::isAccepted)
                            .map(HostKey::key)
                            .toList(),
                    Set.copyOf(report.objects()),
                    report.health() == null ? null : report.health().mediaFreeBytes(),
                    report.lastSeenAt(),
                    report.bootId(),
                    liveness.isOnline(report.lastSeenAt()),
                    report.health() != null
                            && Boolean.TRUE.equals(report.health().hardwareAes()));
        });
    }

    /** What boxes have reported of the bytes they hold, by box id. */
    @Transactional
    public Map<String, BoxReserves> reserves() {
        Set<String> lenient = sites.list().stream()
                .filter(SiteView::allowGap)
                .flatMap(site -> boxes.idsAtSite(site.id()).stream())
                .collect(Collectors.toSet());
        Set<String> silent = Set.copyOf(boxes.classicIds());
        return reports.listAll().stream()
                .collect(Collectors.toMap(
                        BoxReport::boxId,
                        report -> BoxReserves.of(
                                report, lenient.contains(report.boxId()), silent.contains(report.boxId()))));
    }

    /** What one box has reported of the bytes it holds. */
    @Transactional
    public BoxReserves reserves(String boxId) {
        return reports.findByIdOptional(boxId)
                .map(report -> BoxReserves.of(
                        report,
                        boxes.findByIdOptional(boxId)
                                .filter(box -> sites.allowsGap(box.siteId()))
                                .isPresent(),
                        false))
                .orElse(BoxReserves.UNKNOWN);
    }

    void siteMoved(@Observes SiteZoneChanged change) {
        boxes.idsAtSite(change.siteId()).forEach(events::selectionChanged);
    }

    /** A map that may be asked for no site. */
    private Map<String, ZoneId> zones() {
        return sites.list().stream()
                .collect(Collectors.toMap(SiteView::id, SiteView::timeZone, (a, b) -> a, HashMap::new));
    }

    private ZoneId zoneOf(Box box) {
        return Optional.ofNullable(box.siteId()).flatMap(sites::zoneOf).orElseGet(liveness::defaultZone);
    }

    private static BoxFacts facts(Box box, ZoneId zone) {
        return new BoxFacts(box.id(), box.hostname(), box.kind(), box.siteId(), zone, box.tags());
    }
}
