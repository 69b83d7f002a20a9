package io.weitblick.server.asset;

import io.weitblick.common.hash.Sha256;
import java.time.Instant;
import java.util.List;

/**
 * An asset as the API shows it.
 *
 * @param id {@code asset_...}
 * @param name unique file name with an extension
 * @param sha256 digest of its bytes
 * @param size in bytes
 * @param mediaType registered media type
 * @param createdAt first upload under this name
 * @param usedBy names of the playlists that hold it now
 */
public record AssetView(
        String id, String name, Sha256 sha256, long size, String mediaType, Instant createdAt, List<String> usedBy) {
    static AssetView of(Asset asset, List<String> usedBy) {
        return new AssetView(
                asset.id(),
                asset.name(),
                new Sha256(asset.sha256()),
                asset.sizeBytes(),
                asset.mediaType(),
                asset.createdAt(),
                usedBy);
    }
}
