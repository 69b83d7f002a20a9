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
 * @param power whether the power supply is enough; null where the kernel hides it
 * @param pressure how much work waits for what
 * @param storage what the disks say of themselves
 * @param wifi the wireless network; null without one
 * @param display what is plugged in; null without a graphics card
 * @param clock the machine's own clock
 * @param software what runs on it
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
        @Nullable Boolean hardwareAes,
        @Nullable Power power,
        @Nullable Pressure pressure,
        @Nullable Storage storage,
        @Nullable Wifi wifi,
        @Nullable Display display,
        @Nullable MachineClock clock,
        @Nullable Software software) {
    /** Nothing is known. */
    public static final Health UNKNOWN =
            new Health(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /**
     * What a Raspberry Pi says of its power supply.
     *
     * @param underVoltage whether there is too little now
     * @param underVoltageSeen whether there was since boot
     * @param throttled whether the processor is slowed down now, for heat or power; null if only the voltage is told
     * @param throttledSeen whether it was since boot; null as before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Power(
            boolean underVoltage,
            boolean underVoltageSeen,
            @Nullable Boolean throttled,
            @Nullable Boolean throttledSeen) {}

    /**
     * Share of the last minute in which some work waited ({@code some avg60} of proc(5), pressure), in per cent.
     *
     * @param cpu for the processor
     * @param memory for memory
     * @param io for a disk
     */
    public record Pressure(double cpu, double memory, double io) {}

    /**
     * Disks.
     *
     * @param root whether what is written to the root file system lasts
     * @param errors those that ext4 has counted on all its file systems, since they were made
     * @param writes whether a small file was written to the media file system and read back right; null before the first time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Storage(
            @Nullable Root root,
            @Nullable Long errors,
            @Nullable Boolean writes) {
        /** What becomes of what is written to the root file system. */
        public enum Root {
            /** It stays. */
            WRITABLE,
            /** It is gone at the next boot. */
            OVERLAY,
            /** It is refused. */
            READ_ONLY
        }
    }

    /**
     * A wireless network.
     *
     * @param device its network device
     * @param signalDbm how strong it is; -50 is good, -80 hardly enough
     */
    public record Wifi(String device, int signalDbm) {}

    /**
     * A screen.
     *
     * @param connected whether one is plugged in and says what it can
     * @param connector where, such as {@code HDMI-A-1}; null if nowhere
     * @param mode the resolution that it prefers; null if it does not say
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Display(
            boolean connected,
            @Nullable String connector,
            @Nullable String mode) {}

    /**
     * The machine's clock.
     *
     * @param synchronised whether a time service keeps it; null if none tells
     * @param aheadMillis by how much it is ahead of the server's; null before the server has told the time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MachineClock(
            @Nullable Boolean synchronised, @Nullable Long aheadMillis) {}

    /**
     * What runs on the machine.
     *
     * @param os such as {@code Debian GNU/Linux 12 (bookworm)}
     * @param kernel its release
     * @param java version of the agent's Java
     * @param model the board; null on what is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Software(
            @Nullable String os,
            @Nullable String kernel,
            String java,
            @Nullable String model) {}
}
