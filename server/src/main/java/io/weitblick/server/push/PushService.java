package io.weitblick.server.push;

import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.box.BoxDirectory;
import io.weitblick.server.box.BoxReported;
import io.weitblick.server.box.BoxTarget;
import io.weitblick.server.box.HostKeyAccepted;
import io.weitblick.server.show.DeliverableShow;
import io.weitblick.server.show.ShowMade;
import io.weitblick.server.show.ShowService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the deliveries: one that is not over for each box at most, always of its newest show. Every change of a
 * delivery's state passes through here, in one short transaction.
 */
@ApplicationScoped
public class PushService {
    /** What an agent complains of when the bytes that arrived were not those that were sent. */
    private static final Set<ReasonCode> SEND_AGAIN =
            Set.of(ReasonCode.OBJECT_HASH, ReasonCode.OBJECT_MISSING, ReasonCode.OBJECT_TAMPERED);

    private static final Set<PushState> GIVEN_UP = Set.of(PushState.FAILED, PushState.CANCELLED, PushState.UNCONFIRMED);

    private static final Reason STOPPED = new Reason(
            ReasonCode.CANCELLED, "A person stopped this delivery; retry it, or publish again, to deliver it.");

    private final PushRepository pushes;
    private final PushRecords records;
    private final BoxDirectory boxes;
    private final ShowService shows;

    PushService(PushRepository pushes, PushRecords records, BoxDirectory boxes, ShowService shows) {
        this.pushes = pushes;
        this.records = records;
        this.boxes = boxes;
        this.shows = shows;
    }

    /** A person asks to deliver now instead of at the next attempt, or again after a failure. */
    @Transactional
    public void retry(String boxId) {
        Optional<Push> open = pushes.openForUpdate(boxId);
        open.ifPresent(this::hurry);
        if (open.isEmpty()) {
            shows.newest(boxId).ifPresent(show -> queue(boxId, show.generation()));
        }
    }

    /** A person stops the box's delivery, in the middle of a file if need be; false if none is open. */
    @Transactional
    public boolean cancel(String boxId) {
        Optional<Push> open = pushes.openForUpdate(boxId);
        open.ifPresent(push -> {
            push.cancelled(STOPPED, records.now());
            records.changed(push);
        });
        return open.isPresent();
    }

    void showMade(@Observes ShowMade show) {
        queue(show.boxId(), show.generation());
    }

    void hostKeyAccepted(@Observes HostKeyAccepted accepted) {
        retry(accepted.boxId());
    }

    void boxReported(@Observes BoxReported report) {
        if (!report.progressed() && !report.cameBack()) {
            return;
        }
        Optional<Push> open = pushes.openForUpdate(report.boxId());
        open.ifPresent(push -> advance(push, report));
        if (open.isEmpty() && report.desired() > 0 && report.onDisk() < report.desired() && !isGivenUp(report)) {
            queue(report.boxId(), report.desired());
        }
    }

    private void advance(Push push, BoxReported report) {
        Instant now = records.now();
        if (report.onScreen() >= push.generation()) {
            push.confirmed(now);
            records.changed(push);
        } else if (push.state() == PushState.DELIVERED
                && report.reason() != null
                && SEND_AGAIN.contains(report.reason())) {
            retryLater(push, new Reason(report.reason(), "What arrived on the box was damaged; it is sent again."));
        } else if (push.state() == PushState.RETRYING && report.cameBack()) {
            hurry(push);
        }
    }

    /** Whether the box's newest delivery is over until a person does something. */
    private boolean isGivenUp(BoxReported report) {
        return pushes.newest(report.boxId())
                .filter(push -> GIVEN_UP.contains(push.state()) && push.generation() >= report.desired())
                .isPresent();
    }

    private void queue(String boxId, long generation) {
        Instant now = records.now();
        pushes.openForUpdate(boxId).ifPresent(open -> {
            open.superseded(now);
            pushes.flush();
        });
        Push push = records.make(boxId, generation);
        pushes.persist(push);
        records.due(push, now);
    }

    private void hurry(Push push) {
        if (push.state() == PushState.RETRYING || push.state() == PushState.QUEUED) {
            push.hurry(records.now());
            records.due(push, records.now());
        }
    }

    /** Hands the box's open delivery to a worker; empty if there is none. */
    @Transactional
    public Optional<PushJob> begin(String boxId) {
        Optional<Push> open = pushes.openForUpdate(boxId).filter(push -> push.state() != PushState.DELIVERED);
        Optional<BoxTarget> target = boxes.target(boxId);
        Optional<DeliverableShow> show = shows.newest(boxId);
        if (open.isEmpty() || target.isEmpty() || show.isEmpty()) {
            return Optional.empty();
        }
        PushJob job = PushJob.of(open.get(), target.get(), show.get());
        open.get().begin(job.bytes(), records.now());
        records.changed(open.get());
        return Optional.of(job);
    }

    /** Counts a delivery's bytes, and says whether it is still wanted. */
    @Transactional
    boolean progress(PushJob job, long bytesDone) {
        boolean wanted = pushes.progress(job.pushId(), bytesDone);
        records.changed(job.target().id());
        return wanted;
    }

    @Transactional
    void delivered(PushJob job) {
        taken(job).ifPresent(push -> {
            push.delivered(records.now());
            records.changed(push);
        });
    }

    @Transactional
    void failed(PushJob job, Reason reason, boolean retryable) {
        taken(job).ifPresent(push -> {
            if (retryable) {
                retryLater(push, reason);
            } else {
                push.failed(reason, records.now());
                records.changed(push);
            }
        });
    }

    /** When the box's delivery wants a worker; empty if it does not. */
    @Transactional
    public Optional<Instant> nextAttempt(String boxId) {
        return pushes.nextAttempt(boxId);
    }

    /** Takes up what fell between two chairs: deliveries nobody works at, and those that no box has confirmed. */
    @Transactional
    void sweep(int limit) {
        pushes.orphans(limit).forEach(boxId -> records.due(boxId, records.now()));
        for (Push push : pushes.unconfirmed(records.now())) {
            retryLater(
                    push,
                    new Reason(
                            ReasonCode.TIMEOUT,
                            "Everything was delivered, but the box has not confirmed it within "
                                    + Push.CONFIRMATION.toSeconds() + " s; it is delivered again."));
        }
    }

    private Optional<Push> taken(PushJob job) {
        return pushes.forUpdate(job.pushId()).filter(push -> push.state() == PushState.TRANSFERRING);
    }

    private void retryLater(Push push, Reason reason) {
        push.countFailure(false);
        boolean agentTalks =
                boxes.target(push.boxId()).filter(BoxTarget::online).isPresent();
        Duration pause = records.pauseAfter(push, reason.code(), agentTalks);
        push.retryAt(records.now().plus(pause), reason);
        records.due(push, records.now().plus(pause));
    }
}
