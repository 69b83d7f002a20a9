package io.weitblick.server.user;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class PersonRepository implements PanacheRepositoryBase<Person, String> {
    /** Lets servers that start at the same time make the first person one after the other. */
    void lockCreation() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('weitblick-first-person'))")
                .getSingleResult();
    }

    Optional<Person> byName(String name) {
        return find("name", name).firstResultOptional();
    }
}
