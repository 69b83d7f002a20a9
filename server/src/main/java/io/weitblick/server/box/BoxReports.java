package io.weitblick.server.box;

import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.SyncRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes in what agents report, and what the server wants of their boxes. */
@ApplicationScoped
public class BoxReports {
    private static final long NOTABLE_BYTES = 1 << 20;

    private final BoxReportRepository reports;
    private final BoxEvents events;
    private final Liveness liveness;

    BoxReports(BoxReportRepository reports, BoxEvents events, Liveness liveness) {
        this.reports = reports;
        this.events = events;
        this.liveness = liveness;
    }

    /**
     * What the server holds of a box after its report.
     *
     * @param desired the generation it should show, 0 for none
     * @param objectsDigest digest of the objects the server believes it has, null before the first list
     */
    public record Held(long desired, @Nullable String objectsDigest) {}

    /** Stores a report and tells the features that wait for it; empty if the box is gone. */
    @Transactional
    public Optional<Held> take(String boxId, SyncRequest request) {
        return reports.takeUp(boxId).map(report -> {
            Instant now = liveness.now();
            boolean cameBack = !liveness.isOnline(report.lastSeenAt());
            Seen before = Seen.of(report, now);
            Long freeBefore = free(report);
            report.take(request, now);
            Seen after = Seen.of(report, now);
            boolean progressed = !before.equals(after);
            if (cameBack || progressed) {
                events.changed(boxId);
            }
            events.reported(new BoxReported(
                    boxId,
                    cameBack,
                    progressed,
                    report.desiredGeneration(),
                    report.acceptedGeneration(),
                    report.onDiskGeneration(),
                    report.onScreenGeneration(),
                    after.reason() == null ? null : after.reason().code(),
                    free(report),
                    gained(freeBefore, free(report))));
            return new Held(report.desiredGeneration(), report.objectsDigest());
        });
    }

    private static @Nullable Long free(BoxReport report) {
        return report.health() == null ? null : report.health().mediaFreeBytes();
    }

    private static boolean gained(@Nullable Long before, @Nullable Long after) {
        return before != null && after != null && after - before > NOTABLE_BYTES;
    }

    /** What the server holds of a box now, without a report; empty if the box is gone. */
    @Transactional
    public Optional<Held> held(String boxId) {
        return reports.findByIdOptional(boxId)
                .map(report -> new Held(report.desiredGeneration(), report.objectsDigest()));
    }

    /**
     * From now on the box should show this generation; its waiting agent hears of it after the commit.
     *
     * @return whether it has to be brought there: as far as is known, the box does not have it
     */
    @Transactional
    public boolean want(String boxId, long generation) {
        Optional<BoxReport> report = reports.forUpdate(boxId);
        report.ifPresent(known -> known.want(generation));
        events.changed(boxId);
        events.wake(boxId);
        return report.filter(known -> known.onDiskGeneration() < generation).isPresent();
    }

    /** A box that cannot report has taken all files of this generation. */
    @Transactional
    public void arrived(String boxId, long generation) {
        reports.forUpdate(boxId).ifPresent(report -> report.arrived(generation));
        events.changed(boxId);
    }

    /** Lets nobody else report of these boxes, or want anything of them; must be called before anything is read of their reports. */
    @Transactional
    public void hold(Collection<String> boxIds) {
        if (!boxIds.isEmpty()) {
            reports.takeUp(boxIds);
        }
    }

    /**
     * Lets nobody else report of the box, or want anything of it, until this transaction's end.
     *
     * @return the highest generation that it ever accepted
     */
    @Transactional
    public long hold(String boxId) {
        return reports.forUpdate(boxId).map(BoxReport::acceptedGeneration).orElse(0L);
    }

    /** What people would notice of a report. */
    private record Seen(
            long accepted,
            long onDisk,
            long onScreen,
            @Nullable String asset,
            @Nullable Object content,
            @Nullable Reason reason,
            @Nullable String objectsDigest,
            @Nullable String agentVersion,
            boolean duplicate) {
        static Seen of(BoxReport report, Instant now) {
            BoxView.Screen screen = BoxView.Screen.of(report.onScreen());
            return new Seen(
                    report.acceptedGeneration(),
                    report.onDiskGeneration(),
                    screen.generation(),
                    screen.asset(),
                    screen.content(),
                    report.reason(),
                    report.objectsDigest(),
                    report.agentVersion(),
                    report.isDuplicateAt(now));
        }
    }
}
