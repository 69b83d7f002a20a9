package io.weitblick.server.playlist;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** One line of one revision. Never changes. */
@Entity(name = "playlist_item")
class PlaylistItem {
    @EmbeddedId
    private Key key;

    @Column(name = "asset_id")
    private String assetId;

    private int seconds;

    /** Where the line stands. */
    @Embeddable
    record Key(@Column(name = "playlist_id") String playlistId, int revision, int position) {}

    protected PlaylistItem() {}

    PlaylistItem(Key key, String assetId, int seconds) {
        this.key = key;
        this.assetId = assetId;
        this.seconds = seconds;
    }

    String assetId() {
        return assetId;
    }

    int seconds() {
        return seconds;
    }

    String playlistId() {
        return key.playlistId();
    }
}
