package io.weitblick.common.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How the machine is doing. A value that it cannot read is null, never a guess.
 *
 * @param uptimeSeconds seconds since boot
 * @param load1 load average over one minute
 * @param memoryTotalBytes installed memory
 * @param memoryAvailableBytes memory that programs could still get ({@code MemAvailable} of proc(5))
 * @param mediaTotalBytes size of the media file system
 * @param mediaFreeBytes room on it for an ordinary user
 * @param temperatureCelsius the hottest thermal zone
 * @param hardwareAes whether the processor computes AES in hardware; decides which cipher is cheapest for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Health(
        @Nullable Long uptimeSeconds,
        @Nullable Double load1,
        @Nullable Long memoryTotalBytes,
        @Nullable Long memoryAvailableBytes,
        @Nullable Long mediaTotalBytes,
        @Nullable Long mediaFreeBytes,
        @Nullable Double temperatureCelsius,
        @Nullable Boolean hardwareAes) {}
