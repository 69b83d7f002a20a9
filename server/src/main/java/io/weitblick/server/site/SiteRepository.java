package io.weitblick.server.site;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

@ApplicationScoped
class SiteRepository implements PanacheRepositoryBase<Site, String> {
    Optional<Site> findByName(String name) {
        return find("lower(name) = ?1", name.toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    List<Object[]> withBoxCounts() {
        return getEntityManager()
                .createQuery(
                        "select s, (select count(b) from box b where b.siteId = s.id) from site s order by lower(s.name)",
                        Object[].class)
                .getResultList();
    }
}
