package io.weitblick.server.push;

import java.security.KeyPair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One show for one box.
 *
 * @param target the box
 * @param mediaKey the fleet's Ed25519 key that may log in as {@code media}
 * @param generation the show's number
 * @param signedShow the show as a compact JWS
 * @param objects what the box does not report to have
 * @param flushFromBytes objects of at least this size are flushed to the box's disk before they count as sent
 * @param reportedFreeBytes room on the media disk as the agent last reported it; null if unknown. Used only when the
 *     box's SFTP server cannot tell
 */
public record Delivery(
        PushTarget target,
        KeyPair mediaKey,
        long generation,
        String signedShow,
        List<ObjectSource> objects,
        long flushFromBytes,
        @Nullable Long reportedFreeBytes) {

    public Delivery {
        objects = objects.stream().distinct().toList();
    }

    /** The show's name on the box. */
    String showFileName() {
        return generation + ".jws";
    }
}
