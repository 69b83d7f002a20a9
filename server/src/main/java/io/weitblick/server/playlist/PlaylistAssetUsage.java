package io.weitblick.server.playlist;

import io.weitblick.server.asset.AssetUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells which playlists hold an asset. */
@ApplicationScoped
class PlaylistAssetUsage implements AssetUsage {
    private final PlaylistRepository playlists;

    PlaylistAssetUsage(PlaylistRepository playlists) {
        this.playlists = playlists;
    }

    @Override
    @Transactional
    public Map<String, List<String>> usersOf(Collection<String> assetIds) {
        return playlists.holdersOf(assetIds).stream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }
}
