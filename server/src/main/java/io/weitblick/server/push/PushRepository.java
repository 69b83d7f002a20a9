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

    /** Counts bytes; says whether the delivery is still wanted. */
    boolean progress(String pushId, long bytesDone) {
        return update("bytesDone = ?1 where id = ?2 and state = TRANSFERRING", bytesDone, pushId) == 1;
    }

    /** Boxes whose delivery waits for a worker, but of whom the scheduler knows nothing. */
    List<String> orphans(int limit) {
        return getEntityManager()
                .createQuery("""
                        select p.boxId from push p where p.state in (QUEUED, RETRYING, TRANSFERRING)
                        and not exists (select 1 from scheduled_task t where t.key.instance = p.boxId and t.key.name = :task)
                        order by p.createdAt""", String.class)
                .setParameter("task", PushScheduler.TASK)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Deliveries that the box should have confirmed by now. */
    List<Push> unconfirmed(Instant now) {
        return list("state = DELIVERED and deadlineAt < ?1", now);
    }
}
