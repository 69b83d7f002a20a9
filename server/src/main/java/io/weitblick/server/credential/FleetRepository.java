package io.weitblick.server.credential;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class FleetRepository implements PanacheRepositoryBase<Fleet, String> {
    /** Waits until no other server that starts at the same time is making the fleet; until the transaction ends. */
    void lockCreation() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('weitblick-first-start'))")
                .getSingleResult();
    }
}
