package io.weitblick.server.box;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.Session;

@ApplicationScoped
class BoxReportRepository implements PanacheRepositoryBase<BoxReport, String> {
    /**
     * The box's report as it is now, locked until the transaction's end. Whoever changes a report and what hangs on it, such
     * as the box's delivery, takes the report first, and those of several boxes in the order of their ids: else two such
     * transactions could wait for each other.
     */
    Optional<BoxReport> forUpdate(String boxId) {
        Optional<BoxReport> report = findByIdOptional(boxId);
        report.filter(this::isOnlyRead)
                .ifPresent(read -> getEntityManager().refresh(read, LockModeType.PESSIMISTIC_WRITE));
        return report;
    }

    private boolean isOnlyRead(BoxReport report) {
        LockMode mode = getEntityManager().unwrap(Session.class).getCurrentLockMode(report);
        return mode == LockMode.NONE || mode == LockMode.READ;
    }

    /** The same for a transaction that has not read the report yet, in one query. */
    Optional<BoxReport> takeUp(String boxId) {
        return findByIdOptional(boxId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The same for many boxes that this transaction has not read yet, in one query. */
    void takeUp(Collection<String> boxIds) {
        find("boxId in ?1 order by boxId", boxIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Boxes last heard of in this stretch of time: they have just gone quiet. */
    List<String> quietBetween(Instant from, Instant until) {
        return getEntityManager()
                .createQuery(
                        "select r.boxId from box_report r where r.lastSeenAt >= :from and r.lastSeenAt < :until",
                        String.class)
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultList();
    }
}
