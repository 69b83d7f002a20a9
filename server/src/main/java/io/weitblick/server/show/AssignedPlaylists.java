package io.weitblick.server.show;

import io.weitblick.server.playlist.PlaylistUsage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Tells which playlists are assigned. */
@ApplicationScoped
class AssignedPlaylists implements PlaylistUsage {
    private final AssignmentRepository assignments;

    AssignedPlaylists(AssignmentRepository assignments) {
        this.assignments = assignments;
    }

    @Override
    @Transactional
    public boolean isAssigned(String playlistId) {
        return assignments.namesPlaylist(playlistId);
    }
}
