package io.weitblick.server.push;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PushRepository implements PanacheRepositoryBase<Push, String> {
    /** The box's only delivery that is not over, locked until the transaction's end. */
    Optional<Push> openForUpdate(String boxId) {
        return find("boxId = ?1 and state in ?2", boxId, PushState.OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<Push> forUpdate(String pushId) {
        return findByIdOptional(pushId, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Push> newest(String boxId) {
        return find("boxId = ?1 order by createdAt desc, id desc", boxId)
                .page(0, 1)
                .firstResultOptional();
    }

    /** When the box's delivery is due; empty if none waits for a worker. */
    Optional<Instant> nextAttempt(String boxId) {
        return find("boxId = ?1 and state in (QUEUED, RETRYING, TRANSFERRING)", boxId)
                .firstResultOptional()
                .map(push -> push.nextAttemptAt() == null ? Instant.EPOCH : push.nextAttemptAt());
    }

    /** Writes down what an attempt says; says whether it is still the newest one and wanted. */
    boolean renew(PushBeat beat, Instant deadline) {
        return update(
                        "bytesDone = case when ?1 < 0 then bytesDone else ?1 end, bytesPerSecond = ?2, secondsLeft = ?3,"
                                + " waitsFor = ?4, deadlineAt = ?5 where id = ?6 and attempt = ?7 and state = TRANSFERRING",
                        beat.bytesDone(),
                        beat.bytesPerSecond(),
                        beat.secondsLeft(),
                        beat.waits() ? WaitsFor.TURN : null,
                        deadline,
                        beat.job().pushId(),
                        beat.job().attempt())
                == 1;
    }

    /** How many of the site's boxes are sent to, on whichever server. One whose server died does not count. */
    long sending(String siteId, Instant now) {
        return count(
                "hasTurn and state = TRANSFERRING and deadlineAt > ?2"
                        + " and boxId in (select b.id from box b where b.siteId = ?1)",
                siteId,
                now);
    }

    /** The delivery that has waited longest for one of the site's places. */
    Optional<Push> nextInTurn(String siteId) {
        return find(
                        "waitsFor = TURN and state in (QUEUED, RETRYING)"
                                + " and boxId in (select b.id from box b where b.siteId = ?1) order by createdAt, id",
                        siteId)
                .page(0, 1)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", -2)
                .firstResultOptional();
    }

    /** The deliveries to the site's boxes that a limit or the time of day holds back. */
    List<Push> heldBackAt(String siteId) {
        return list(
                "waitsFor in (TURN, WINDOW) and state in (QUEUED, RETRYING)"
                        + " and boxId in (select b.id from box b where b.siteId = ?1) order by boxId",
                siteId);
    }

    /** Boxes whose delivery waits for a worker in vain: the scheduler knows nothing of it, or its time is long over. */
    List<String> forgotten(Instant now, int limit) {
        return getEntityManager()
                .createQuery("""
                        select p.boxId from push p where p.state in (QUEUED, RETRYING, TRANSFERRING)
                        and (p.deadlineAt < :now or not exists (
                          select 1 from scheduled_task t where t.key.instance = p.boxId and t.key.name = :task))
                        order by p.createdAt""", String.class)
                .setParameter("task", PushScheduler.TASK)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How far those are that send. */
    List<PushFeed.Line> underWay() {
        return getEntityManager().createQuery("""
                        select p.boxId, p.id, (
                            select max(rb.key.rolloutId) from rollout_box rb join rollout r on r.id = rb.key.rolloutId
                            where rb.key.boxId = p.boxId and rb.generation = p.generation and r.state = RUNNING),
                          p.bytesDone, p.bytesTotal, p.bytesPerSecond, p.secondsLeft
                        from push p where p.state = TRANSFERRING and p.hasTurn order by p.id""", PushFeed.Line.class).getResultList();
    }

    /** Deliveries that the box should have confirmed by now. */
    List<Push> unconfirmed(Instant now) {
        return list("state = DELIVERED and deadlineAt < ?1 order by boxId", now);
    }
}
