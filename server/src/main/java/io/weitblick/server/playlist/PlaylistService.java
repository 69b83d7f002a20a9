package io.weitblick.server.playlist;

import io.weitblick.server.asset.AssetService;
import io.weitblick.server.asset.AssetView;
import io.weitblick.server.platform.Change;
import io.weitblick.server.platform.Ids;
import io.weitblick.server.platform.Page;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemException.FieldError;
import io.weitblick.server.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps playlists; every edit makes a revision, and revisions never change. */
@ApplicationScoped
public class PlaylistService {
    private final PlaylistRepository playlists;
    private final AssetService assets;
    private final PlaylistUsage usage;
    private final Ids ids;
    private final Clock clock;
    private final Event<Change> changes;

    PlaylistService(
            PlaylistRepository playlists,
            AssetService assets,
            PlaylistUsage usage,
            Ids ids,
            Clock clock,
            Event<Change> changes) {
        this.playlists = playlists;
        this.assets = assets;
        this.usage = usage;
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
    }

    @Transactional
    PlaylistView create(PlaylistRequest request) {
        String name = freeName(request.name(), null);
        Playlist playlist = new Playlist(ids.next("pl"), name, clock.instant());
        playlists.persist(playlist);
        return write(playlist, request);
    }

    @Transactional
    PlaylistView revise(String idOrName, PlaylistRequest request, Optional<Long> expectedVersion) {
        Playlist playlist = find(idOrName);
        expectedVersion.filter(version -> version != playlist.version()).ifPresent(version -> {
            throw new ProblemException(
                    ProblemType.VERSION_MISMATCH,
                    "Playlist \"" + playlist.name() + "\" was changed meanwhile; read it again.");
        });
        playlist.revise(freeName(request.name(), playlist), clock.instant());
        return write(playlist, request);
    }

    /** The playlist with this id or name. */
    @Transactional
    public PlaylistView get(String idOrName) {
        return views(List.of(find(idOrName))).get(0);
    }

    /** @throws ProblemException UNKNOWN_PLAYLIST unless this is a playlist's id or name */
    @Transactional
    public String requireId(String idOrName) {
        return findOptional(idOrName)
                .map(Playlist::id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_PLAYLIST, "There is no playlist \"" + idOrName + "\"."));
    }

    @Transactional
    Page<PlaylistView> list(String after, int limit) {
        Page<Playlist> page = Page.of(
                playlists.listAfter(after, limit + 1), limit, p -> p.name().toLowerCase(Locale.ROOT));
        return new Page<>(views(page.items()), page.next());
    }

    /** The newest revisions of these playlists by id. */
    @Transactional
    public Map<String, PlaylistView> byIds(Collection<String> playlistIds) {
        List<Playlist> found = playlists.list("id in ?1", List.copyOf(playlistIds));
        return views(found).stream().collect(Collectors.toMap(PlaylistView::id, view -> view));
    }

    @Transactional
    void delete(String idOrName) {
        Playlist playlist = find(idOrName);
        if (usage.isAssigned(playlist.id())) {
            throw new ProblemException(
                    ProblemType.PLAYLIST_IN_USE,
                    "Playlist \"" + playlist.name() + "\" is assigned to boxes; remove it from the schedule first.");
        }
        playlists.delete(playlist);
        changes.fire(new Change(Change.Kind.PLAYLIST, playlist.id()));
    }

    private PlaylistView write(Playlist playlist, PlaylistRequest request) {
        List<AssetView> media = mediaOf(request);
        for (int i = 0; i < media.size(); i++) {
            playlists.add(new PlaylistItem(
                    new PlaylistItem.Key(playlist.id(), playlist.revision(), i),
                    media.get(i).id(),
                    request.items().get(i).seconds()));
        }
        playlists.flush();
        changes.fire(new Change(Change.Kind.PLAYLIST, playlist.id()));
        media.forEach(asset -> changes.fire(new Change(Change.Kind.ASSET, asset.id())));
        return views(List.of(playlist)).get(0);
    }

    private List<AssetView> mediaOf(PlaylistRequest request) {
        List<AssetView> media = new ArrayList<>();
        List<FieldError> unknown = new ArrayList<>();
        for (int i = 0; i < request.items().size(); i++) {
            String asset = request.items().get(i).asset();
            Optional<AssetView> found = assets.findOptional(asset);
            found.ifPresent(media::add);
            if (found.isEmpty()) {
                unknown.add(new FieldError("/items/" + i + "/asset", "There is no asset \"" + asset + "\"."));
            }
        }
        if (!unknown.isEmpty()) {
            String first = unknown.get(0).detail() + " Upload it first.";
            throw new ProblemException(ProblemType.UNKNOWN_ASSET, first, unknown);
        }
        return media;
    }

    private String freeName(String wanted, @Nullable Playlist own) {
        String name = wanted.strip();
        playlists
                .findByName(name)
                .filter(other -> own == null || !other.id().equals(own.id()))
                .ifPresent(other -> {
                    throw new ProblemException(
                            ProblemType.NAME_TAKEN, "There is already a playlist \"" + other.name() + "\".");
                });
        return name;
    }

    private List<PlaylistView> views(List<Playlist> rows) {
        Map<String, List<PlaylistItem>> lines = playlists
                .newestItems(rows.stream().map(Playlist::id).toList())
                .stream()
                .collect(Collectors.groupingBy(PlaylistItem::playlistId));
        Map<String, AssetView> media = assets.byIds(lines.values().stream()
                .flatMap(List::stream)
                .map(PlaylistItem::assetId)
                .distinct()
                .toList());
        return rows.stream()
                .map(p -> new PlaylistView(
                        p.id(),
                        p.name(),
                        p.revision(),
                        lines.getOrDefault(p.id(), List.of()).stream()
                                .map(line -> item(line, media.get(line.assetId())))
                                .toList(),
                        p.updatedAt(),
                        p.version()))
                .toList();
    }

    private static PlaylistView.Item item(PlaylistItem line, AssetView asset) {
        return new PlaylistView.Item(asset.id(), asset.name(), asset.mediaType(), line.seconds());
    }

    private Playlist find(String idOrName) {
        return findOptional(idOrName).orElseThrow(() -> ProblemException.notFound("playlist", idOrName));
    }

    private Optional<Playlist> findOptional(String idOrName) {
        return playlists.findByIdOptional(idOrName).or(() -> playlists.findByName(idOrName));
    }
}
