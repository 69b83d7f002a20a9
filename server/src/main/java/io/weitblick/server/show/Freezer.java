package io.weitblick.server.show;

import io.weitblick.common.hash.Sha256;
import io.weitblick.server.asset.AssetService;
import io.weitblick.server.asset.AssetView;
import io.weitblick.server.platform.Turns;
import io.weitblick.server.playlist.PlaylistService;
import io.weitblick.server.playlist.PlaylistView;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the drafts of a moment, and keeps what was published of them. Runs inside its caller's transaction. */
@ApplicationScoped
class Freezer {
    private final PublicationRepository publications;
    private final AssignmentRepository assignments;
    private final PlaylistService playlists;
    private final AssetService assets;
    private final Turns turns;
    private final Clock clock;

    Freezer(
            PublicationRepository publications,
            AssignmentRepository assignments,
            PlaylistService playlists,
            AssetService assets,
            Turns turns,
            Clock clock) {
        this.publications = publications;
        this.assignments = assignments;
        this.playlists = playlists;
        this.assets = assets;
        this.turns = turns;
        this.clock = clock;
    }

    /** Waits until no other transaction makes shows. */
    void takeTurn() {
        turns.take("shows");
    }

    /** Waits until nobody publishes, and nobody else makes a show for this box. */
    void takeTurn(String boxId) {
        turns.share("shows");
        turns.take("show of " + boxId);
    }

    Optional<Publication> newest() {
        return publications.newest();
    }

    long freeze(FrozenSet frozen, Sha256 planDigest) {
        Publication publication = new Publication(frozen, planDigest.hex(), clock.instant());
        publications.persistAndFlush(publication);
        return publication.id();
    }

    /** Everything that a publish at this moment would freeze. */
    FrozenSet drafts() {
        List<Assignment> rows = assignments.inOrder();
        Map<String, PlaylistView> named = playlists.byIds(
                rows.stream().map(Assignment::playlistId).distinct().toList());
        Map<String, AssetView> media = assets.byIds(named.values().stream()
                .flatMap(playlist -> playlist.items().stream())
                .map(PlaylistView.Item::asset)
                .distinct()
                .toList());
        return new FrozenSet(rows.stream()
                .map(row -> frozen(row, named.get(row.playlistId()), media))
                .toList());
    }

    /** The digest of a plan: of every box, where its show stands, and what it would become. */
    Sha256 digest(FrozenSet frozen, List<PlannedShow> shows) {
        MessageDigest digest = Sha256.newDigest();
        for (FrozenSet.FrozenAssignment assignment : frozen.assignments()) {
            update(digest, assignment.id() + " " + assignment.revision());
        }
        for (PlannedShow show : shows) {
            update(
                    digest,
                    show.box().id() + " " + show.fromGeneration() + " "
                            + show.content().digest());
        }
        return Sha256.of(digest);
    }

    private static void update(MessageDigest digest, String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static FrozenSet.FrozenAssignment frozen(
            Assignment row, PlaylistView playlist, Map<String, AssetView> media) {
        return new FrozenSet.FrozenAssignment(
                row.id(),
                playlist.id(),
                playlist.name(),
                playlist.revision(),
                row.selection(),
                row.priority(),
                playlist.items().stream()
                        .map(item -> frozen(item, media.get(item.asset())))
                        .toList());
    }

    private static FrozenSet.FrozenItem frozen(PlaylistView.Item item, AssetView asset) {
        return new FrozenSet.FrozenItem(
                asset.id(), asset.name(), asset.sha256(), asset.size(), asset.mediaType(), item.seconds());
    }
}
