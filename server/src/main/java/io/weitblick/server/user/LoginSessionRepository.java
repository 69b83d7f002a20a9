package io.weitblick.server.user;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class LoginSessionRepository implements PanacheRepositoryBase<LoginSession, String> {
    void deleteOver(Instant now) {
        delete("expiresAt <= ?1", now);
    }
}
