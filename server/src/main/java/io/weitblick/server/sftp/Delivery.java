package io.weitblick.server.sftp;

import java.security.KeyPair;
import org.jspecify.annotations.Nullable;

/**
 * One cargo for one box.
 *
 * @param target the box
 * @param mediaKey the fleet's Ed25519 key that may log in as {@code media}
 * @param cargo what to bring
 * @param flushFromBytes objects of at least this size are flushed to the box's disk before they count as sent
 * @param reportedFreeBytes room on the media disk as the agent last reported it; null if unknown. Used only when the
 *     box's SFTP server cannot tell
 * @param pace how fast it may go
 */
public record Delivery(
        DeliveryTarget target,
        KeyPair mediaKey,
        Cargo cargo,
        long flushFromBytes,
        @Nullable Long reportedFreeBytes,
        Pace pace) {}
