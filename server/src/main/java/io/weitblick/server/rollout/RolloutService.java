package io.weitblick.server.rollout;

import io.weitblick.server.box.BoxDirectory;
import io.weitblick.server.box.BoxReader;
import io.weitblick.server.box.BoxReported;
import io.weitblick.server.box.BoxReserves;
import io.weitblick.server.box.BoxView;
import io.weitblick.server.platform.Page;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import io.weitblick.server.push.DeliveredUnconfirmed;
import io.weitblick.server.push.PushService;
import io.weitblick.server.show.ShowService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Publishes, and follows each publish until every box has confirmed. */
@ApplicationScoped
public class RolloutService {
    private final RolloutRepository rollouts;
    private final ShowService shows;
    private final BoxDirectory directory;
    private final BoxReader boxes;
    private final RolloutRecords records;
    private final PushService pushes;

    RolloutService(
            RolloutRepository rollouts,
            ShowService shows,
            BoxDirectory directory,
            BoxReader boxes,
            RolloutRecords records,
            PushService pushes) {
        this.rollouts = rollouts;
        this.shows = shows;
        this.directory = directory;
        this.boxes = boxes;
        this.records = records;
        this.pushes = pushes;
    }

    /** What a publish at this moment would do. Nothing is kept. */
    @Transactional
    PlanView plan() {
        return PlanView.of(shows.draft(), directory.reserves());
    }

    /** Publishes, and returns the id of the rollout. */
    @Transactional
    String publish(@Nullable String planDigest, String person) {
        Map<String, BoxReserves> reserves = new HashMap<>();
        ShowService.Published published = shows.publish(draft -> {
            // Only now: what boxes report is held from here on.
            reserves.putAll(directory.reserves());
            requireGood(PlanView.of(draft, reserves), planDigest);
        });
        Instant now = records.now();
        rollouts.running().forEach(old -> {
            old.supersede(now);
            records.changed(old.id());
        });
        Rollout rollout = records.make(published.publication(), person);
        rollouts.persist(rollout);
        published.generations().forEach((box, generation) -> {
            if (reserves.getOrDefault(box, BoxReserves.UNKNOWN).onScreen() < generation) {
                rollouts.add(new RolloutBox(rollout.id(), box, generation));
            }
        });
        rollouts.flush();
        finishIfDone(rollout);
        records.changed(rollout.id());
        return rollout.id();
    }

    @Transactional
    Page<RolloutView> list(String before, int limit) {
        return Page.of(rollouts.before(before, limit + 1), limit, Rollout::id)
                .map(rollout -> view(rollout).inShort());
    }

    @Transactional
    RolloutView get(String id) {
        return view(rollouts.findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("rollout", id)));
    }

    /** Stops the delivery to each of its boxes that is not on screen. */
    @Transactional
    void cancel(String id) {
        openBoxes(id).forEach(pushes::cancel);
        records.changed(id);
    }

    /** Delivers now to each of its boxes that is not on screen. */
    @Transactional
    void retry(String id) {
        openBoxes(id).forEach(pushes::retry);
        records.changed(id);
    }

    private List<String> openBoxes(String id) {
        Rollout rollout = rollouts.findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("rollout", id));
        if (rollout.state() != RolloutState.RUNNING) {
            throw new ProblemException(
                    ProblemType.ROLLOUT_OVER,
                    "Rollout " + id + " is over (" + rollout.state() + "); cancel or retry its boxes one by one.");
        }
        // Always in one order, or two such requests would wait for each other.
        return rollouts.boxesOf(id).stream()
                .filter(box -> !box.isReached())
                .map(RolloutBox::boxId)
                .sorted()
                .toList();
    }

    void boxReported(@Observes BoxReported report) {
        if (!report.progressed() && !report.cameBack()) {
            return;
        }
        reach(report.boxId(), report.onScreen());
    }

    void delivered(@Observes DeliveredUnconfirmed arrival) {
        reach(arrival.boxId(), arrival.generation());
    }

    private void reach(String boxId, long generation) {
        for (RolloutBox reached : rollouts.reachedBy(boxId, generation)) {
            records.takeTurn(reached.rolloutId());
            reached.reach(records.now());
            rollouts.flush();
            finishIfDone(rollouts.findById(reached.rolloutId()));
            records.changed(reached.rolloutId());
        }
    }

    private static void requireGood(PlanView plan, @Nullable String planDigest) {
        if (planDigest != null && !planDigest.equals(plan.planDigest())) {
            throw new ProblemException(
                    ProblemType.PLAN_CHANGED,
                    "Something was changed since that dry run; look at the new plan and publish again.");
        }
        List<String> refused = plan.changes().stream()
                .filter(box -> box.refusal() != null && box.change() == PlanView.Kind.CHANGED)
                .map(box -> box.hostname() + ": " + box.refusal())
                .toList();
        if (!refused.isEmpty()) {
            throw new ProblemException(ProblemType.CANNOT_PLAY, String.join(" ", refused) + " Nothing was published.");
        }
        List<String> tooSmall = plan.changes().stream()
                .filter(PlanView.BoxChange::isRefused)
                .map(PlanView.BoxChange::shortage)
                .toList();
        if (!tooSmall.isEmpty()) {
            throw new ProblemException(
                    ProblemType.DOES_NOT_FIT,
                    "The new show does not fit beside the old one on " + String.join(", ", tooSmall)
                            + "; take something out, make room there, or let the site show the logo meanwhile "
                            + "(allowGap). Nothing was published.");
        }
    }

    private void finishIfDone(Rollout rollout) {
        if (!rollouts.hasOpenBoxes(rollout.id())) {
            rollout.finish(records.now());
        }
    }

    private RolloutView view(Rollout rollout) {
        List<RolloutBox> wanted = rollouts.boxesOf(rollout.id());
        Map<String, BoxView> known =
                boxes.byIds(wanted.stream().map(RolloutBox::boxId).toList());
        List<RolloutView.BoxProgress> progress = wanted.stream()
                .filter(box -> known.containsKey(box.boxId()))
                .map(box -> RolloutView.BoxProgress.of(box, known.get(box.boxId()), rollout.state()))
                .sorted(Comparator.comparing(RolloutView.BoxProgress::hostname))
                .toList();
        return RolloutView.of(rollout, progress);
    }
}
