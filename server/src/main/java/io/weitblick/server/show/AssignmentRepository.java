package io.weitblick.server.show;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class AssignmentRepository implements PanacheRepositoryBase<Assignment, String> {
    List<Assignment> inOrder() {
        return list("order by createdAt, id");
    }

    List<Assignment> after(String id, int rows) {
        return find("id > ?1 order by id", id).page(0, rows).list();
    }

    boolean namesPlaylist(String playlistId) {
        return count("playlistId", playlistId) > 0;
    }
}
