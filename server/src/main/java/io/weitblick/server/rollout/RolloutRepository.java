package io.weitblick.server.rollout;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class RolloutRepository implements PanacheRepositoryBase<Rollout, String> {
    void add(RolloutBox box) {
        getEntityManager().persist(box);
    }

    List<Rollout> running() {
        return list("state", RolloutState.RUNNING);
    }

    /** The newest first; ids sort by time. */
    List<Rollout> before(String id, int rows) {
        return id.isEmpty()
                ? find("order by id desc").page(0, rows).list()
                : find("id < ?1 order by id desc", id).page(0, rows).list();
    }

    List<RolloutBox> boxesOf(String rolloutId) {
        return getEntityManager()
                .createQuery("select rb from rollout_box rb where rb.key.rolloutId = :id", RolloutBox.class)
                .setParameter("id", rolloutId)
                .getResultList();
    }

    /** What running rollouts still want of a box that shows this generation or a newer one. */
    List<RolloutBox> reachedBy(String boxId, long generation) {
        return getEntityManager()
                .createQuery("""
                        select rb from rollout_box rb join rollout r on r.id = rb.key.rolloutId
                        where rb.key.boxId = :box and rb.reachedAt is null and rb.generation <= :generation
                          and r.state = RUNNING""", RolloutBox.class)
                .setParameter("box", boxId)
                .setParameter("generation", generation)
                .getResultList();
    }

    boolean hasOpenBoxes(String rolloutId) {
        return getEntityManager()
                        .createQuery(
                                "select count(rb) from rollout_box rb where rb.key.rolloutId = :id and rb.reachedAt is null",
                                Long.class)
                        .setParameter("id", rolloutId)
                        .getSingleResult()
                > 0;
    }
}
