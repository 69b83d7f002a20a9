package io.weitblick.server.box;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

@ApplicationScoped
class BoxRepository implements PanacheRepositoryBase<Box, String> {
    Optional<Box> findByIdOrHostname(String idOrHostname) {
        return findByIdOptional(idOrHostname).or(() -> findByHostname(idOrHostname.toLowerCase(Locale.ROOT)));
    }

    Optional<Box> findByHostname(String hostname) {
        return find("hostname", hostname).firstResultOptional();
    }

    Optional<String> idOfCredential(String sha256) {
        return find("credentialSha256", sha256).firstResultOptional().map(Box::id);
    }

    List<Box> withTags(Collection<String> ids) {
        return find("select b from box b left join fetch b.tags where b.id in ?1", List.copyOf(ids))
                .list();
    }

    /** Boxes without an agent. */
    List<String> classicIds() {
        return getEntityManager()
                .createQuery("select b.id from box b where b.kind = CLASSIC", String.class)
                .getResultList();
    }

    List<Box> deliverableWithTags() {
        return find("select b from box b left join fetch b.tags where b.enrolledAt is not null or b.kind = CLASSIC order by b.hostname")
                .list();
    }

    List<String> idsAtSite(String siteId) {
        return getEntityManager()
                .createQuery(
                        "select b.id from box b where b.siteId = :site and (b.enrolledAt is not null or b.kind = CLASSIC) order by b.id",
                        String.class)
                .setParameter("site", siteId)
                .getResultList();
    }
}
