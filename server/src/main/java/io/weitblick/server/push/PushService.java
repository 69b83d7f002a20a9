package io.weitblick.server.push;

import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.box.BoxChanged;
import io.weitblick.server.box.BoxReported;
import io.weitblick.server.box.HostKeyAccepted;
import io.weitblick.server.push.limit.CircuitBreaker;
import io.weitblick.server.show.ShowMade;
import io.weitblick.server.show.ShowService;
import io.weitblick.server.site.SitePushSettingsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the deliveries: one that is not over for each box at most, always of its newest show. What people, agents and time
 * do to a delivery passes through here, in one short transaction; what its worker does, through {@link PushAttempts}.
 */
@ApplicationScoped
public class PushService {
    /** What an agent complains of when the bytes that arrived were not those that were sent. */
    private static final Set<ReasonCode> SEND_AGAIN =
            Set.of(ReasonCode.OBJECT_HASH, ReasonCode.OBJECT_MISSING, ReasonCode.OBJECT_TAMPERED);

    private static final Set<PushState> GIVEN_UP = Set.of(PushState.FAILED, PushState.CANCELLED, PushState.UNCONFIRMED);

    private static final Reason STOPPED = new Reason(
            ReasonCode.CANCELLED, "A person stopped this delivery; retry it, or publish again, to deliver it.");

    /** Room that a box needs beside what is to come. */
    private static final long SPARE_BYTES = 1 << 20;

    private final PushRepository pushes;
    private final PushRecords records;
    private final ShowService shows;
    private final PushParts parts;

    PushService(PushRepository pushes, PushRecords records, ShowService shows, PushParts parts) {
        this.pushes = pushes;
        this.records = records;
        this.shows = shows;
        this.parts = parts;
    }

    /** A person asks to deliver now instead of at the next attempt, or again after a failure. */
    @Transactional
    public void retry(String boxId) {
        Optional<Push> open = pushes.openForUpdate(boxId);
        open.ifPresent(this::startAnew);
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

    void siteChanged(@Observes SitePushSettingsChanged change) {
        pushes.heldBackAt(change.siteId()).forEach(records::hurry);
    }

    /** It may stand elsewhere now. */
    void boxChanged(@Observes BoxChanged change) {
        pushes.openForUpdate(change.boxId())
                .filter(push -> push.waitsFor() == WaitsFor.WINDOW || push.waitsFor() == WaitsFor.TURN)
                .filter(push -> push.state() != PushState.TRANSFERRING)
                .ifPresent(records::hurry);
    }

    void boxReported(@Observes BoxReported report) {
        if (!report.progressed() && !report.cameBack() && !report.gainedRoom()) {
            return;
        }
        Optional<Push> open = pushes.openForUpdate(report.boxId());
        open.ifPresent(push -> advance(push, report));
        if (open.isEmpty() && report.desired() > 0 && report.onDisk() < report.desired() && !isGivenUp(report)) {
            queue(report.boxId(), report.desired());
        }
    }

    private void advance(Push push, BoxReported report) {
        if (report.onScreen() >= push.generation()) {
            push.confirmed(records.now());
            records.changed(push);
        } else if (push.state() == PushState.DELIVERED
                && report.reason() != null
                && SEND_AGAIN.contains(report.reason())) {
            damaged(push, report.reason());
        } else if (push.waitsFor() == WaitsFor.PAUSE && report.cameBack()) {
            startAnew(push);
        } else if (push.waitsFor() == WaitsFor.PAUSE && hasRoomNow(push, report)) {
            records.hurry(push);
        }
    }

    /** Once from the start; what arrives damaged twice does not get better by itself. */
    private void damaged(Push push, ReasonCode reason) {
        parts.forget(push.boxId());
        if (push.restart()) {
            sendAgain(
                    push, new Reason(reason, "What arrived on the box was damaged; it is sent again from the start."));
        } else {
            push.failed(
                    new Reason(
                            reason,
                            "What arrived on the box was damaged twice; check its card and this server's disk, then"
                                    + " retry."),
                    records.now());
            records.changed(push);
        }
    }

    private static boolean hasRoomNow(Push push, BoxReported report) {
        return report.gainedRoom()
                && push.reasonCode() == ReasonCode.DISK_FULL
                && report.mediaFreeBytes() != null
                && report.mediaFreeBytes() >= push.bytesLeft() + SPARE_BYTES;
    }

    /** Whether the box's newest delivery is over until a person does something. */
    private boolean isGivenUp(BoxReported report) {
        return pushes.newest(report.boxId())
                .filter(push -> GIVEN_UP.contains(push.state()) && push.generation() >= report.desired())
                .isPresent();
    }

    private void queue(String boxId, long generation) {
        Optional<Push> before = pushes.openForUpdate(boxId);
        Push push = records.make(boxId, generation);
        before.ifPresent(open -> {
            inherit(push, open);
            open.superseded(records.now());
            pushes.flush();
        });
        pushes.persist(push);
        Instant due = push.nextAttemptAt();
        records.due(push, due == null ? records.now() : due);
    }

    /** A newer show does not make a box answer: if it is only probed now and then, that goes on. */
    private static void inherit(Push push, Push before) {
        ReasonCode reason = before.reasonCode();
        if (reason != null && CircuitBreaker.isNetwork(reason)) {
            push.failedBefore(before.failures());
        }
        if (reason != null && before.waitsFor() == WaitsFor.PAUSE && CircuitBreaker.isOpen(before.failures(), reason)) {
            push.pauseLike(before);
        }
    }

    /** Somebody did something, or the box is back: it is tried now, and its failures are forgotten. */
    private void startAnew(Push push) {
        if (push.state() == PushState.RETRYING || push.state() == PushState.QUEUED) {
            push.failedBefore(0);
            records.hurry(push);
        }
    }

    /** How far those are that send, on whichever server. */
    @Transactional
    List<PushFeed.Line> underWay() {
        return pushes.underWay();
    }

    /** When the box's delivery wants a worker; empty if it does not. */
    @Transactional
    public Optional<Instant> nextAttempt(String boxId) {
        return pushes.nextAttempt(boxId);
    }

    /** Takes up what fell between two chairs: deliveries nobody works at, and those that no box has confirmed. */
    @Transactional
    void sweep(int limit) {
        pushes.forgotten(records.now(), limit).forEach(boxId -> records.due(boxId, records.now()));
        for (Push push : pushes.unconfirmed(records.now())) {
            sendAgain(
                    push,
                    new Reason(
                            ReasonCode.TIMEOUT,
                            "Everything was delivered, but the box has not confirmed it within "
                                    + push.confirmationLimit().toSeconds() + " s; it is delivered again."));
        }
    }

    /** Its agent talks, or we would not know; the network is not what is wrong. */
    private void sendAgain(Push push, Reason reason) {
        push.countFailure(false);
        records.retryLater(push, reason, true);
    }
}
