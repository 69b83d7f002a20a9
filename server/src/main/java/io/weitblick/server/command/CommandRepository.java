package io.weitblick.server.command;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class CommandRepository implements PanacheRepositoryBase<BoxCommand, String> {
    List<BoxCommand> open(String boxId) {
        return list("boxId = ?1 and state in (PENDING, SENT) order by id", boxId);
    }

    List<BoxCommand> newest(String boxId, int rows) {
        return find("boxId = ?1 order by id desc", boxId).page(0, rows).list();
    }

    Optional<BoxCommand> ofBox(String boxId, String commandId) {
        return find("boxId = ?1 and id = ?2", boxId, commandId).firstResultOptional();
    }

    List<BoxCommand> overdue(Instant now) {
        return list("state in (PENDING, SENT) and deadline < ?1", now);
    }
}
