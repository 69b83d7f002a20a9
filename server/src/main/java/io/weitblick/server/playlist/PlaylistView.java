package io.weitblick.server.playlist;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * A playlist's newest revision as the API shows it.
 *
 * @param id {@code pl_...}
 * @param name unique in either case
 * @param revision counts the edits, from 1
 * @param items in playing order
 * @param updatedAt when this revision was made
 * @param version for the ETag
 */
public record PlaylistView(
        String id,
        String name,
        int revision,
        List<Item> items,
        Instant updatedAt,
        @JsonIgnore long version) {
    /**
     * One line.
     *
     * @param asset the asset's id
     * @param name the asset's name
     * @param mediaType registered media type
     * @param seconds time on the screen
     */
    public record Item(String asset, String name, String mediaType, int seconds) {}
}
