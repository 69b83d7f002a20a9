package io.weitblick.server.playlist;

/** Tells whether a playlist is in use. Implemented by the feature that uses it, so that this one need not know it. */
public interface PlaylistUsage {
    /** Whether some assignment names this playlist. */
    boolean isAssigned(String playlistId);
}
