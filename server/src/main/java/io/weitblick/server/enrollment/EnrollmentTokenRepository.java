package io.weitblick.server.enrollment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class EnrollmentTokenRepository implements PanacheRepositoryBase<EnrollmentToken, String> {
    /** The token with this digest, locked so that two machines cannot use its last use. */
    Optional<EnrollmentToken> forUse(String tokenSha256) {
        return find("tokenSha256", tokenSha256)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<EnrollmentToken> before(String id, int rows) {
        return id.isEmpty()
                ? find("order by id desc").page(0, rows).list()
                : find("id < ?1 order by id desc", id).page(0, rows).list();
    }
}
