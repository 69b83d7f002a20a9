package io.weitblick.server.box;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/**
 * Notices boxes that have just gone quiet, so that whoever looks at them is told. Whether a box is offline is judged at
 * each reading; this only makes people read. It keeps nothing but the time up to which it has looked.
 */
@ApplicationScoped
class OfflineWatch {
    private final BoxReportRepository reports;
    private final BoxEvents events;
    private final Liveness liveness;
    private Instant lookedUntil;

    OfflineWatch(BoxReportRepository reports, BoxEvents events, Liveness liveness) {
        this.reports = reports;
        this.events = events;
        this.liveness = liveness;
        this.lookedUntil = liveness.quietSince();
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void look() {
        Instant until = liveness.quietSince();
        reports.quietBetween(lookedUntil, until).forEach(events::changed);
        lookedUntil = until;
    }
}
