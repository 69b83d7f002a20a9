package io.weitblick.server.box;

import io.weitblick.server.platform.Ids;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import io.weitblick.server.site.SiteService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds and edits boxes, as people do it. Reading them is {@link BoxReader}'s work. */
@ApplicationScoped
public class BoxService {
    private final BoxRepository boxes;
    private final BoxReportRepository reports;
    private final SiteService sites;
    private final Ids ids;
    private final Clock clock;
    private final BoxEvents events;

    BoxService(
            BoxRepository boxes,
            BoxReportRepository reports,
            SiteService sites,
            Ids ids,
            Clock clock,
            BoxEvents events) {
        this.boxes = boxes;
        this.reports = reports;
        this.sites = sites;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** Makes a box of what a person said of it, and returns its id. */
    @Transactional
    public String create(BoxRequest request) {
        Box box = new Box(ids.next("box"), freeHostname(request.hostname(), null), kind(request), clock.instant());
        box.reachAt(blankToNull(request.address()), request.port() == null ? 22 : request.port());
        box.standAt(request.site() == null ? null : siteId(request.site()));
        box.retag(request.tags() == null ? List.of() : request.tags());
        boxes.persist(box);
        reports.persist(new BoxReport(box.id()));
        boxes.flush();
        events.changed(box.id());
        if (box.kind() == BoxKind.CLASSIC) {
            events.classicAdded(box.id());
            events.selectionChanged(box.id());
        }
        return box.id();
    }

    @Transactional
    void edit(String boxId, BoxPatch patch, Optional<Long> expectedVersion) {
        Box box = require(boxId);
        requireVersion(box, expectedVersion);
        Place before = Place.of(box);
        patch.hostname().ifPresent(name -> box.rename(freeHostname(name, box)));
        box.reachAt(patch.address(box.address()), patch.port(box.port()));
        String siteBefore = box.siteId();
        if (patch.has("site")) {
            String site = patch.site();
            box.standAt(site == null ? null : siteId(site));
        }
        List<String> tags = patch.tags();
        boolean retagged = tags != null && !box.tags().equals(Set.copyOf(tags));
        if (tags != null && retagged) {
            box.retag(tags);
        }
        boxes.flush();
        events.changed(boxId);
        if (box.kind() == BoxKind.CLASSIC && !before.equals(Place.of(box))) {
            events.classicAdded(boxId);
        }
        if (retagged || !Objects.equals(siteBefore, box.siteId())) {
            events.selectionChanged(boxId);
        }
    }

    @Transactional
    void delete(String boxId, Optional<Long> expectedVersion) {
        Box box = require(boxId);
        requireVersion(box, expectedVersion);
        boxes.delete(box);
        events.changed(boxId);
    }

    /** What leads to a box. */
    private record Place(String hostname, @Nullable String address, int port) {
        static Place of(Box box) {
            return new Place(box.hostname(), box.address(), box.port());
        }
    }

    private Box require(String boxId) {
        return boxes.findByIdOptional(boxId).orElseThrow(() -> ProblemException.notFound("box", boxId));
    }

    private static void requireVersion(Box box, Optional<Long> expected) {
        expected.filter(version -> version != box.version()).ifPresent(version -> {
            throw new ProblemException(
                    ProblemType.VERSION_MISMATCH, "Box " + box.hostname() + " was changed meanwhile; read it again.");
        });
    }

    private String freeHostname(String wanted, @Nullable Box own) {
        String hostname = Hostname.require(wanted);
        boxes.findByHostname(hostname)
                .filter(other -> own == null || !other.id().equals(own.id()))
                .ifPresent(other -> {
                    throw new ProblemException(
                            ProblemType.HOSTNAME_TAKEN,
                            "There is already a box " + hostname + " (" + other.id() + ").");
                });
        return hostname;
    }

    private static BoxKind kind(BoxRequest request) {
        return request.kind() == null ? BoxKind.AGENT : request.kind();
    }

    private String siteId(String nameOrId) {
        return nameOrId.startsWith("site_") ? sites.requireId(nameOrId) : sites.idOfNameOrNew(nameOrId);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
