package io.weitblick.server.user;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ApiTokenRepository implements PanacheRepositoryBase<ApiToken, String> {
    Optional<ApiToken> byDigest(String sha256) {
        return find("tokenSha256", sha256).firstResultOptional();
    }

    List<ApiToken> after(String id, int count) {
        return find("id > ?1", Sort.by("id"), id).page(0, count).list();
    }
}
