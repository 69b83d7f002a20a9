package io.weitblick.server.enrollment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class EnrollmentTokenRepository implements PanacheRepositoryBase<EnrollmentToken, String> {
    Optional<EnrollmentToken> withDigest(String tokenSha256) {
        return find("tokenSha256", tokenSha256).firstResultOptional();
    }

    /** Uses it once, if a use is left. The row stays locked until the transaction's end, so let this come last. */
    boolean use(String id) {
        return update("usesLeft = usesLeft - 1 where id = ?1 and usesLeft > 0", id) == 1;
    }

    List<EnrollmentToken> before(String id, int rows) {
        return id.isEmpty()
                ? find("order by id desc").page(0, rows).list()
                : find("id < ?1 order by id desc", id).page(0, rows).list();
    }
}
