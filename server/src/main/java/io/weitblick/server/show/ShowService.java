package io.weitblick.server.show;

import io.weitblick.common.hash.Sha256;
import io.weitblick.common.show.Show;
import io.weitblick.server.box.BoxChanged;
import io.weitblick.server.box.BoxDirectory;
import io.weitblick.server.box.BoxFacts;
import io.weitblick.server.box.BoxReported;
import io.weitblick.server.box.BoxReports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the boxes' shows: at a publish, and from what was published whenever a box enrols, or its tags or site change,
 * so that a new box shows the right thing and never a draft.
 */
@ApplicationScoped
public class ShowService {
    private final Freezer freezer;
    private final ShowRepository shows;
    private final ShowPress press;
    private final BoxDirectory boxes;
    private final BoxReports reports;
    private final Event<ShowMade> made;

    ShowService(
            Freezer freezer,
            ShowRepository shows,
            ShowPress press,
            BoxDirectory boxes,
            BoxReports reports,
            Event<ShowMade> made) {
        this.freezer = freezer;
        this.shows = shows;
        this.press = press;
        this.boxes = boxes;
        this.reports = reports;
        this.made = made;
    }

    /**
     * What a publish would do.
     *
     * @param digest of everything that would be frozen and of every show that would follow
     * @param shows one for each box that can be delivered to, by hostname
     */
    public record Draft(Sha256 digest, List<PlannedShow> shows) {
        public Draft {
            shows = List.copyOf(shows);
        }
    }

    /**
     * What a publish did.
     *
     * @param publication what it froze
     * @param generations the generation that each box should show now, by box id
     */
    public record Published(long publication, Map<String, Long> generations) {}

    /** Compiles the drafts of this moment without keeping anything. */
    @Transactional
    public Draft draft() {
        return draft(freezer.drafts());
    }

    /**
     * Freezes the drafts of this moment and gives each box whose show changes its next generation.
     *
     * @param accept decides on the plan, still inside the transaction and while no box reports; an exception leaves
     *     everything as it was
     */
    @Transactional
    public Published publish(Consumer<Draft> accept) {
        freezer.takeTurn();
        FrozenSet frozen = freezer.drafts();
        Draft draft = draft(frozen);
        reports.hold(draft.shows().stream()
                .filter(PlannedShow::changed)
                .map(planned -> planned.box().id())
                .toList());
        accept.accept(draft);
        long publication = freezer.freeze(frozen, draft.digest());
        Map<String, Long> generations = new LinkedHashMap<>();
        shows.writingLate(() -> draft.shows()
                .forEach(planned -> generations.put(
                        planned.box().id(),
                        planned.changed() ? make(publication, planned) : planned.fromGeneration())));
        shows.forgetOld(generations.keySet());
        return new Published(publication, generations);
    }

    /** The newest show of a box. */
    @Transactional
    public Optional<DeliverableShow> newest(String boxId) {
        return shows.newest(boxId).map(DeliverableShow::of);
    }

    void boxChanged(@Observes BoxChanged change) {
        recompile(change.boxId());
    }

    /** A box that has accepted a higher generation than the server knows outlived a backup of the server: overtake it. */
    void boxReported(@Observes BoxReported report) {
        if (report.accepted() > report.desired() && report.desired() > 0) {
            freezer.takeTurn(report.boxId());
            boxes.deliverable(report.boxId()).ifPresent(box -> freezer.newest()
                    .ifPresent(publication -> make(publication.id(), planned(publication.content(), box, null))));
        }
    }

    private void recompile(String boxId) {
        freezer.takeTurn(boxId);
        boxes.deliverable(boxId).ifPresent(box -> freezer.newest().ifPresent(publication -> {
            ShowRepository.Stamp stamp = shows.newest(boxId)
                    .map(show -> new ShowRepository.Stamp(boxId, show.generation(), show.contentDigest()))
                    .orElse(null);
            PlannedShow planned = planned(publication.content(), box, stamp);
            if (planned.changed()) {
                make(publication.id(), planned);
            } else if (reports.want(boxId, planned.fromGeneration())) {
                made.fire(new ShowMade(boxId, planned.fromGeneration()));
            }
        }));
    }

    private Draft draft(FrozenSet frozen) {
        Map<String, ShowRepository.Stamp> stamps = shows.newestStamps();
        List<PlannedShow> planned = new ArrayList<>();
        for (BoxFacts box : boxes.deliverable()) {
            planned.add(planned(frozen, box, stamps.get(box.id())));
        }
        return new Draft(freezer.digest(frozen, planned), planned);
    }

    private static PlannedShow planned(FrozenSet frozen, BoxFacts box, ShowRepository.@Nullable Stamp newest) {
        ShowContent content = ShowContent.compile(frozen, box);
        boolean same =
                newest != null && newest.contentDigest().equals(content.digest().hex());
        return new PlannedShow(box, content, newest == null ? 0 : newest.generation(), !same);
    }

    private long make(long publication, PlannedShow planned) {
        String boxId = planned.box().id();
        long accepted = reports.hold(boxId);
        long known = Math.max(
                planned.fromGeneration(),
                shows.newest(boxId).map(StoredShow::generation).orElse(0L));
        long generation = Math.max(known, accepted) + 1;
        Show show = press.number(planned, generation);
        shows.persist(new StoredShow(publication, planned.content().digest().hex(), show, press.sign(show)));
        reports.want(boxId, generation);
        made.fire(new ShowMade(boxId, generation));
        return generation;
    }
}
