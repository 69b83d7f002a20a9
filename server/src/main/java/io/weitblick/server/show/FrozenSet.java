package io.weitblick.server.show;

import io.weitblick.common.hash.Sha256;
import java.util.List;

/**
 * What a publish froze: the assignments of that moment with their playlists' revisions and the content of their assets.
 * Shows compile from this and never from drafts.
 *
 * @param assignments in the order in which they were made
 */
record FrozenSet(List<FrozenAssignment> assignments) {
    /** Before the first publish. */
    static final FrozenSet EMPTY = new FrozenSet(List.of());

    FrozenSet {
        assignments = List.copyOf(assignments);
    }

    /** One assignment and the revision that it played. */
    record FrozenAssignment(
            String id,
            String playlistId,
            String playlistName,
            int revision,
            Selection selection,
            int priority,
            List<FrozenItem> items) {
        FrozenAssignment {
            items = List.copyOf(items);
        }
    }

    /** One line of the revision. */
    record FrozenItem(String assetId, String name, Sha256 sha256, long size, String mediaType, int seconds) {}
}
