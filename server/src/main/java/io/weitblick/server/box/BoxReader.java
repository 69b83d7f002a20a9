package io.weitblick.server.box;

import io.weitblick.server.platform.Page;
import io.weitblick.server.platform.PageRequest;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows boxes to people, and judges their state. */
@ApplicationScoped
public class BoxReader {
    private final BoxRepository boxes;
    private final HostKeyRepository hostKeys;
    private final BoxViewRepository views;
    private final BoxConfig config;
    private final Clock clock;

    BoxReader(BoxRepository boxes, HostKeyRepository hostKeys, BoxViewRepository views, BoxConfig config, Clock clock) {
        this.boxes = boxes;
        this.hostKeys = hostKeys;
        this.views = views;
        this.config = config;
        this.clock = clock;
    }

    /** @throws ProblemException NOT_FOUND unless this is a box's id or hostname */
    @Transactional
    public String requireId(String idOrHostname) {
        return boxes.findByIdOrHostname(idOrHostname)
                .map(Box::id)
                .orElseThrow(() -> ProblemException.notFound("box", idOrHostname));
    }

    /** The same for a body that refers to a box. */
    @Transactional
    public String requireKnownId(String idOrHostname) {
        return boxes.findByIdOrHostname(idOrHostname)
                .map(Box::id)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_BOX, "There is no box \"" + idOrHostname + "\"."));
    }

    /** One box with its host keys and its newest show. */
    @Transactional
    public BoxView get(String idOrHostname) {
        String id = requireId(idOrHostname);
        List<BoxView.HostKeyView> keys = hostKeys.ofBox(id).stream()
                .map(key -> new BoxView.HostKeyView(key.fingerprint(), key.type(), key.isAccepted()))
                .toList();
        BoxView box = views.one(id).map(this::view).orElseThrow(() -> ProblemException.notFound("box", idOrHostname));
        return box.with(keys, views.newestShow(id).orElse(null));
    }

    /** These boxes by id; ids of boxes that are gone are missing. */
    @Transactional
    public Map<String, BoxView> byIds(Collection<String> ids) {
        return views.some(ids).stream().map(this::view).collect(Collectors.toMap(BoxView::id, Function.identity()));
    }

    @Transactional
    Page<BoxView> list(BoxFilter filter, PageRequest page) {
        int wanted = page.limit() + 1;
        List<BoxView> found = new ArrayList<>();
        String after = page.after();
        List<BoxViewRepository.Row> rows;
        do {
            rows = views.page(filter, after, wanted);
            rows.stream().map(this::view).filter(filter::allows).forEach(found::add);
            after = rows.isEmpty() ? after : rows.get(rows.size() - 1).box().hostname();
        } while (found.size() < wanted && rows.size() == wanted);
        return Page.of(found.subList(0, Math.min(found.size(), wanted)), page.limit(), BoxView::hostname);
    }

    private BoxView view(BoxViewRepository.Row row) {
        Box box = row.box();
        BoxReport report = row.report();
        BoxStatus status = BoxStatus.of(evidence(row), clock.instant(), config.offlineAfter());
        return new BoxView(
                box.id(),
                box.hostname(),
                box.address(),
                box.port(),
                row.site(),
                Set.copyOf(box.tags()),
                box.kind(),
                status.state(),
                status.reason(),
                report.lastSeenAt(),
                box.enrolledAt(),
                report.agentVersion(),
                new BoxView.Generation(report.desiredGeneration()),
                new BoxView.Generation(report.onDiskGeneration()),
                BoxView.Screen.of(report.onScreen()),
                row.push(),
                report.health(),
                null,
                null,
                box.version());
    }

    private BoxStatus.Evidence evidence(BoxViewRepository.Row row) {
        BoxReport report = row.report();
        BoxView.Delivery push = row.push();
        return new BoxStatus.Evidence(
                row.box().hostname(),
                row.box().kind(),
                row.box().enrolledAt() != null,
                report.lastSeenAt(),
                report.desiredGeneration(),
                report.onScreenGeneration(),
                report.isDuplicateAt(clock.instant()),
                report.onDiskGeneration() >= report.desiredGeneration(),
                push != null && push.generation() == report.desiredGeneration() ? push.reason() : null,
                report.reason());
    }
}
