package io.weitblick.server.show;

import io.weitblick.common.show.Program;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An assignment as a client writes it: OR within a list, AND between lists.
 *
 * @param playlist a playlist's id or name
 * @param boxes ids or hostnames
 * @param tags labels
 * @param sites ids or names
 * @param all every box; then the lists must be empty
 * @param priority the higher wins, -1,000 to 1,000, 0 if absent
 */
public record AssignmentRequest(
        @NotBlank String playlist,
        @Nullable @Size(max = 10_000) List<@NotBlank String> boxes,
        @Nullable @Size(max = 100) List<@NotBlank String> tags,
        @Nullable @Size(max = 1_000) List<@NotBlank String> sites,
        boolean all,

        @Min(-Program.MAX_PRIORITY) @Max(Program.MAX_PRIORITY)
        int priority) {
    public AssignmentRequest {
        boxes = boxes == null ? List.of() : boxes;
        tags = tags == null ? List.of() : tags;
        sites = sites == null ? List.of() : sites;
    }
}
