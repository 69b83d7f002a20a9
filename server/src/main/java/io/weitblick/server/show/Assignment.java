package io.weitblick.server.show;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A playlist for a selection of boxes. It is never edited: delete it and make another. */
@Entity(name = "assignment")
class Assignment {
    @Id
    private String id;

    @Column(name = "playlist_id")
    private String playlistId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "box_ids")
    private List<String> boxIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "site_ids")
    private List<String> siteIds;

    @Column(name = "every_box")
    private boolean everyBox;

    private int priority;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Assignment() {}

    Assignment(String id, String playlistId, Selection selection, int priority, Instant createdAt) {
        this.id = id;
        this.playlistId = playlistId;
        this.boxIds = selection.boxes();
        this.tags = selection.tags();
        this.siteIds = selection.sites();
        this.everyBox = selection.all();
        this.priority = priority;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    String playlistId() {
        return playlistId;
    }

    Selection selection() {
        return new Selection(boxIds, tags, siteIds, everyBox);
    }

    int priority() {
        return priority;
    }

    Instant createdAt() {
        return createdAt;
    }
}
