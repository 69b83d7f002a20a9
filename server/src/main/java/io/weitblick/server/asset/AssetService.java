package io.weitblick.server.asset;

import io.quarkus.runtime.StartupEvent;
import io.weitblick.common.media.MediaType;
import io.weitblick.server.credential.FleetKeys;
import io.weitblick.server.platform.Change;
import io.weitblick.server.platform.Ids;
import io.weitblick.server.platform.Page;
import io.weitblick.server.platform.Turns;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names and finds assets. Their bytes are taken in by {@link AssetUpload}. */
@ApplicationScoped
public class AssetService {
    private final AssetRepository assets;
    private final AssetUsage usage;
    private final Turns turns;
    private final Ids ids;
    private final Clock clock;
    private final Event<Change> changes;

    AssetService(AssetRepository assets, AssetUsage usage, Turns turns, Ids ids, Clock clock, Event<Change> changes) {
        this.assets = assets;
        this.usage = usage;
        this.turns = turns;
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
    }

    @Transactional
    void openStore(@Observes StartupEvent started, MediaStore store, FleetKeys fleet) {
        turns.take("media store");
        store.claim(fleet.fleetId(), assets.count() > 0);
        store.discardUnfinished();
    }

    /** What an upload did. */
    record Saved(AssetView asset, boolean created) {}

    @Transactional
    Saved save(String name, MediaType type, StoredObject content) {
        turns.take("asset " + name);
        Optional<Asset> known = assets.findByName(name);
        Asset asset = known.orElseGet(() -> new Asset(ids.next("asset"), name, type.mime(), clock.instant()));
        asset.holds(content);
        assets.persist(asset);
        changes.fire(new Change(Change.Kind.ASSET, asset.id()));
        return new Saved(view(asset), known.isEmpty());
    }

    @Transactional
    Page<AssetView> list(String after, String part, int limit) {
        List<Asset> rows = assets.listAfter(after, part, limit + 1);
        Map<String, List<String>> users =
                usage.usersOf(rows.stream().map(Asset::id).toList());
        return Page.of(rows, limit, Asset::name)
                .map(asset -> AssetView.of(asset, users.getOrDefault(asset.id(), List.of())));
    }

    /** The asset with this id or name. */
    @Transactional
    public AssetView get(String idOrName) {
        return view(find(idOrName));
    }

    /** The asset with this id or name, for a body that refers to it. */
    @Transactional
    public Optional<AssetView> findOptional(String idOrName) {
        return assets.findByIdOrName(idOrName).map(asset -> AssetView.of(asset, List.of()));
    }

    /** The assets with these ids by id; unknown ids are missing. */
    @Transactional
    public Map<String, AssetView> byIds(Collection<String> assetIds) {
        return assets.list("id in ?1", List.copyOf(assetIds)).stream()
                .map(asset -> AssetView.of(asset, List.of()))
                .collect(Collectors.toMap(AssetView::id, Function.identity()));
    }

    @Transactional
    void delete(String idOrName) {
        Asset asset = find(idOrName);
        List<String> users = usage.usersOf(List.of(asset.id())).getOrDefault(asset.id(), List.of());
        if (!users.isEmpty()) {
            throw new ProblemException(
                    ProblemType.ASSET_IN_USE,
                    "\"" + asset.name() + "\" is in use by " + String.join(", ", users) + "; take it out there first.");
        }
        assets.delete(asset);
        changes.fire(new Change(Change.Kind.ASSET, asset.id()));
    }

    private Asset find(String idOrName) {
        return assets.findByIdOrName(idOrName).orElseThrow(() -> ProblemException.notFound("asset", idOrName));
    }

    private AssetView view(Asset asset) {
        return AssetView.of(asset, usage.usersOf(List.of(asset.id())).getOrDefault(asset.id(), List.of()));
    }
}
