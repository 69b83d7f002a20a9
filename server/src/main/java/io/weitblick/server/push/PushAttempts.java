package io.weitblick.server.push;

import io.weitblick.common.sync.Reason;
import io.weitblick.server.box.BoxDirectory;
import io.weitblick.server.box.BoxKind;
import io.weitblick.server.box.BoxTarget;
import io.weitblick.server.platform.Turns;
import io.weitblick.server.push.limit.CircuitBreaker;
import io.weitblick.server.push.limit.WindowCalendar;
import io.weitblick.server.show.DeliverableShow;
import io.weitblick.server.show.ShowService;
import io.weitblick.server.site.SitePushSettings;
import io.weitblick.server.site.SiteService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what workers say of their attempts, each in one short transaction. Only the newest attempt of a delivery is heard:
 * a server that stood still while another one took over changes nothing.
 */
@ApplicationScoped
public class PushAttempts {
    private static final Duration TURN_PAUSE = Duration.ofSeconds(5);

    private final PushRepository pushes;
    private final PushRecords records;
    private final BoxDirectory boxes;
    private final ShowService shows;
    private final SiteService sites;
    private final Turns turns;

    PushAttempts(
            PushRepository pushes,
            PushRecords records,
            BoxDirectory boxes,
            ShowService shows,
            SiteService sites,
            Turns turns) {
        this.pushes = pushes;
        this.records = records;
        this.boxes = boxes;
        this.shows = shows;
        this.sites = sites;
        this.turns = turns;
    }

    /** What came of asking for a turn. */
    enum Claim {
        /** It may send. */
        GRANTED,
        /** Other boxes of the site have taken its places. */
        WAIT,
        /** The attempt is over. */
        LOST
    }

    /** Hands the box's open delivery to a worker; empty if there is none, or something holds it back. */
    @Transactional
    public Optional<PushJob> begin(String boxId) {
        Instant now = records.now();
        Optional<Push> open = pushes.openForUpdate(boxId).filter(push -> isDue(push, now));
        Optional<BoxTarget> target = boxes.target(boxId);
        Optional<DeliverableShow> show = shows.newest(boxId);
        if (open.isEmpty() || target.isEmpty() || show.isEmpty()) {
            return Optional.empty();
        }
        Push push = open.get();
        String siteId = boxes.siteOf(boxId).orElse(null);
        SitePushSettings settings = sites.pushSettings(siteId);
        records.changed(push);
        if (isHeldBack(push, siteId, settings, now)) {
            return Optional.empty();
        }
        PushJob job = PushJob.of(push, new PushJob.Place(siteId, settings), target.get(), show.get());
        push.begin(job.bytes(), now);
        return Optional.of(job);
    }

    private static boolean isDue(Push push, Instant now) {
        Instant next = push.nextAttemptAt();
        return push.state() != PushState.DELIVERED && (next == null || !next.isAfter(now));
    }

    private boolean isHeldBack(Push push, @Nullable String siteId, SitePushSettings settings, Instant now) {
        WindowCalendar calendar = new WindowCalendar(settings.windows(), settings.zone());
        if (!calendar.isOpen(now)) {
            push.holdBack(WaitsFor.WINDOW, calendar.nextOpening(now).orElse(now.plus(Duration.ofDays(1))));
            return true;
        }
        if (isFull(siteId, settings, now)) {
            push.holdBack(WaitsFor.TURN, now.plus(records.spread(TURN_PAUSE)));
            return true;
        }
        return false;
    }

    private boolean isFull(@Nullable String siteId, SitePushSettings settings, Instant now) {
        return siteId != null
                && settings.pushesAtOnce() != null
                && pushes.sending(siteId, now) >= settings.pushesAtOnce();
    }

    /** The box has answered: asks for one of its site's places. */
    @Transactional
    Claim claim(PushJob job) {
        String siteId = job.place().siteId();
        SitePushSettings settings = sites.pushSettings(siteId);
        if (siteId != null && settings.pushesAtOnce() != null) {
            turns.take("pushes of " + siteId);
            if (isFull(siteId, settings, records.now())) {
                return Claim.WAIT;
            }
        }
        Optional<Push> push = taken(job);
        push.ifPresent(granted -> {
            granted.send();
            records.changed(granted);
        });
        return push.isPresent() ? Claim.GRANTED : Claim.LOST;
    }

    /** Keeps the attempt alive; says whether it is still wanted. */
    @Transactional
    boolean renew(PushBeat beat) {
        return pushes.renew(beat, records.now().plus(Push.LEASE));
    }

    @Transactional
    void delivered(PushJob job) {
        if (job.target().kind() == BoxKind.CLASSIC) {
            records.hold(job.target().id());
        }
        taken(job).ifPresent(push -> {
            if (job.target().kind() == BoxKind.CLASSIC) {
                records.arrived(push);
            } else {
                push.delivered(records.now());
            }
            records.changed(push);
        });
    }

    /** @param gotOn whether this attempt brought bytes to the box */
    @Transactional
    void failed(PushJob job, Reason reason, boolean retryable, boolean gotOn) {
        taken(job).ifPresent(push -> {
            push.countFailure(gotOn && CircuitBreaker.isNetwork(reason.code()));
            if (retryable) {
                records.retryLater(push, reason, job.target().online());
            } else {
                push.failed(reason, records.now());
                records.changed(push);
            }
        });
    }

    /** It waited for its turn in vain, and comes again. */
    @Transactional
    void missedTurn(PushJob job) {
        taken(job).ifPresent(push -> {
            push.holdBack(WaitsFor.TURN, records.now().plus(records.spread(TURN_PAUSE)));
            records.changed(push);
        });
    }

    /** It was stopped for no fault of the box: by the end of a push window, or of this server. */
    @Transactional
    void release(PushJob job) {
        taken(job).ifPresent(push -> {
            push.release(records.now());
            records.changed(push);
        });
    }

    /** It leaves its place at the site to the next one. */
    @Transactional
    void leave(PushJob job) {
        String siteId = job.place().siteId();
        if (siteId != null) {
            pushes.nextInTurn(siteId).ifPresent(records::hurry);
        }
    }

    /** What this site asks of its pushes now. */
    @Transactional
    SitePushSettings settings(String siteId) {
        return sites.pushSettings(siteId);
    }

    private Optional<Push> taken(PushJob job) {
        return pushes.forUpdate(job.pushId())
                .filter(push -> push.state() == PushState.TRANSFERRING && push.attempt() == job.attempt());
    }
}
