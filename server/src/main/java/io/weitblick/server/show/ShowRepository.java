package io.weitblick.server.show;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.FlushMode;
import org.hibernate.Session;

@ApplicationScoped
class ShowRepository implements PanacheRepositoryBase<StoredShow, StoredShow.Key> {
    Optional<StoredShow> newest(String boxId) {
        return find("key.boxId = ?1 order by key.generation desc", boxId)
                .page(0, 1)
                .firstResultOptional();
    }

    /**
     * Does this without writing anything before its end, for work on one box after the other in which no query asks for what was
     * changed for another box: else each query would first write what is new, row by row.
     */
    void writingLate(Runnable work) {
        Session session = getEntityManager().unwrap(Session.class);
        FlushMode before = session.getHibernateFlushMode();
        session.setHibernateFlushMode(FlushMode.COMMIT);
        try {
            work.run();
        } finally {
            session.setHibernateFlushMode(before);
        }
        session.flush();
    }

    /** A show's number and the digest of its content. */
    record Stamp(String boxId, long generation, String contentDigest) {}

    /** The newest stamp of each box that has a show. */
    Map<String, Stamp> newestStamps() {
        List<Object[]> rows =
                getEntityManager().createQuery("""
                        select s.key.boxId, s.key.generation, s.contentDigest from show s
                        where s.key.generation = (select max(o.key.generation) from show o where o.key.boxId = s.key.boxId)""", Object[].class).getResultList();
        return rows.stream()
                .map(row -> new Stamp((String) row[0], (Long) row[1], (String) row[2]))
                .collect(Collectors.toMap(Stamp::boxId, stamp -> stamp));
    }

    /** Shows that no box can need any more: all but the two newest of each of these boxes. */
    void forgetOld(Collection<String> boxIds) {
        if (boxIds.isEmpty()) {
            return;
        }
        getEntityManager().createNativeQuery("""
                        delete from show s where s.box_id in (:ids) and s.generation < (
                          select min(n.generation) from (
                            select o.generation from show o where o.box_id = s.box_id
                            order by o.generation desc limit 2) n)""").setParameter("ids", boxIds).executeUpdate();
    }
}
