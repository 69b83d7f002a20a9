package io.weitblick.server.box;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class BoxReportRepository implements PanacheRepositoryBase<BoxReport, String> {
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
