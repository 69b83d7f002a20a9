package io.weitblick.server.playlist;

import io.weitblick.common.show.ShowItem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A playlist as a client writes it.
 *
 * @param name 1 to 100 characters, unique in either case
 * @param items what it plays, in order; at most 1,000
 */
public record PlaylistRequest(
        @NotBlank @Size(max = 100) String name,
        @NotNull @Size(max = 1_000) List<@Valid @NotNull Item> items) {
    /**
     * One line.
     *
     * @param asset an asset's id or name
     * @param seconds 1 to 86,400
     */
    public record Item(
            @NotBlank String asset,
            @Min(1) @Max(ShowItem.MAX_SECONDS) int seconds) {}
}
