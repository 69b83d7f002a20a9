package io.weitblick.server.push;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PushPartRepository implements PanacheRepositoryBase<PushPart, PushPart.Key> {
    List<PushPart> ofBox(String boxId) {
        return list("key.boxId", boxId);
    }

    void deleteOfBox(String boxId) {
        delete("key.boxId", boxId);
    }
}
