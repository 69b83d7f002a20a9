package io.weitblick.server.asset;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class AssetRepository implements PanacheRepositoryBase<Asset, String> {
    Optional<Asset> findByIdOrName(String idOrName) {
        return findByIdOptional(idOrName).or(() -> findByName(idOrName));
    }

    Optional<Asset> findByName(String name) {
        return find("name", name).firstResultOptional();
    }

    List<Asset> listAfter(String name, String part, int rows) {
        return find(
                        "name > :after and lower(name) like :part escape '!'",
                        Sort.by("name"),
                        Map.of("after", name, "part", "%" + escaped(part) + "%"))
                .page(Page.ofSize(rows))
                .list();
    }

    private static String escaped(String part) {
        return part.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
