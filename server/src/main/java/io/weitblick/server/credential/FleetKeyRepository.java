package io.weitblick.server.credential;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class FleetKeyRepository implements PanacheRepositoryBase<FleetKey, String> {
    /** Newest last. */
    List<FleetKey> inOrder() {
        return listAll(Sort.by("createdAt").and("id"));
    }
}
