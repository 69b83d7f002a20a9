package io.weitblick.server.show;

import java.time.Instant;
import java.util.List;

/**
 * An assignment as the API shows it.
 *
 * @param id {@code asg_...}
 * @param playlist the playlist's id
 * @param playlistName the playlist's name
 * @param boxes box ids
 * @param tags labels
 * @param sites site ids
 * @param all whether it means every box
 * @param priority the higher wins
 * @param createdAt order among equals
 */
public record AssignmentView(
        String id,
        String playlist,
        String playlistName,
        List<String> boxes,
        List<String> tags,
        List<String> sites,
        boolean all,
        int priority,
        Instant createdAt) {
    static AssignmentView of(Assignment assignment, String playlistName) {
        Selection selection = assignment.selection();
        return new AssignmentView(
                assignment.id(),
                assignment.playlistId(),
                playlistName,
                selection.boxes(),
                selection.tags(),
                selection.sites(),
                selection.all(),
                assignment.priority(),
                assignment.createdAt());
    }
}
