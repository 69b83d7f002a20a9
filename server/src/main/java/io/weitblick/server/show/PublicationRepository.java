package io.weitblick.server.show;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class PublicationRepository implements PanacheRepositoryBase<Publication, Long> {
    Optional<Publication> newest() {
        return find("order by id desc").page(0, 1).firstResultOptional();
    }
}
