package io.weitblick.server.box;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class HostKeyRepository implements PanacheRepositoryBase<HostKey, HostKey.Key> {
    List<HostKey> ofBox(String boxId) {
        return list("id.boxId = ?1 order by accepted desc, seenAt desc, id.fingerprint", boxId);
    }

    void deleteOfBox(String boxId) {
        delete("id.boxId", boxId);
    }
}
