package io.weitblick.server.box;

import io.weitblick.common.sync.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * An agent reported. Fired inside the transaction that stores the report.
 *
 * @param boxId the box
 * @param cameBack whether it had been offline, or was never heard of before
 * @param progressed whether its states, its reason or its list of objects differ from the last report
 * @param desired the generation it should show
 * @param accepted the highest generation it ever accepted
 * @param onDisk the generation it has verified
 * @param onScreen the generation it shows
 * @param reason what it complains of, null when nothing
 * @param mediaFreeBytes room on its media disk, null if unknown
 * @param gainedRoom whether that is notably more than at the last report
 */
public record BoxReported(
        String boxId,
        boolean cameBack,
        boolean progressed,
        long desired,
        long accepted,
        long onDisk,
        long onScreen,
        @Nullable ReasonCode reason,
        @Nullable Long mediaFreeBytes,
        boolean gainedRoom) {}
