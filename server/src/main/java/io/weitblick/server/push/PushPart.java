package io.weitblick.server.push;

import io.weitblick.server.sftp.ObjectSource;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that lies unfinished on a box. */
@Entity(name = "push_part")
class PushPart {
    @EmbeddedId
    private Key key;

    @Column(name = "durable_bytes")
    private long durableBytes;

    @Column(name = "boot_id")
    private @Nullable String bootId;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** Which box, which file. */
    @Embeddable
    record Key(
            @Column(name = "box_id") String boxId,
            @Column(name = "file_name") String fileName) {}

    protected PushPart() {}

    PushPart(Key key) {
        this.key = key;
    }

    /**
     * It has grown.
     *
     * @param bytes from its start that the box has on its disk
     * @param boot the box's boot if all of it is written in order within that boot, else null
     */
    void grow(long bytes, @Nullable String boot, Instant now) {
        durableBytes = bytes;
        bootId = boot;
        updatedAt = now;
    }

    String fileName() {
        return key.fileName();
    }

    /** How much of it is right: all of it while the box has not lost power since, else what it had on its disk. */
    long resumeBytes(@Nullable String currentBoot) {
        return bootId != null && bootId.equals(currentBoot) ? ObjectSource.ALL_WRITTEN : durableBytes;
    }
}
