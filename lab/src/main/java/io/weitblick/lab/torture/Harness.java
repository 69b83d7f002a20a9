package io.weitblick.lab.torture;

import io.weitblick.lab.torture.disk.Shelf.Format;
import java.util.Locale;

/** Everything that {@code ./weitblick torture} runs, in this order. */
enum Harness {
    /** Engine, agent, SSH session and wire. */
    KILLS(1_000, false, Torture::kills),
    /** The whole server with its database. */
    SERVER(30, false, Torture::server),
    /** True power cuts on ext4. */
    POWER(100, false, (seed, count) -> Torture.power(seed, count, Format.EXT4, null)),
    /** True power cuts on exFAT. */
    EXFAT(30, false, (seed, count) -> Torture.power(seed, count, Format.EXFAT, null)),
    /** A file of so many MiB, broken at 95 %. */
    RESEND(1_024, false, (seed, count) -> Torture.resend(seed, (long) count << 20)),
    /** Changed bytes and foreign shows in the inbox. */
    TAMPER(40, false, (seed, count) -> Torture.tamper(seed, count, null)),
    /** Random files on the boot partition. */
    CONF(100_000, false, (seed, count) -> Torture.conf(seed, count, null)),
    /** An agent that brings nothing to the disk. */
    NO_FSYNC(30, true, (seed, count) -> Torture.power(seed, count, Format.EXT4, Mutation.WITHOUT_FSYNC)),
    /** An agent that brings no objects to the disk. */
    NO_OBJECT_FSYNC(
            30, true, (seed, count) -> Torture.power(seed, count, Format.EXT4, Mutation.WITHOUT_FSYNC_OF_OBJECTS)),
    /** An agent that takes any bytes. */
    NO_HASH(2, true, (seed, count) -> Torture.tamper(seed, count, Mutation.WITHOUT_HASH_CHECK)),
    /** An agent that takes any signature. */
    NO_SIGNATURE(2, true, (seed, count) -> Torture.tamper(seed, count, Mutation.WITHOUT_SIGNATURE_CHECK)),
    /** A box that writes Wi-Fi secrets as they stand. */
    NO_ESCAPING(2_000, true, (seed, count) -> Torture.conf(seed, count, Mutation.WITHOUT_ESCAPING));

    private final int count;
    private final boolean control;
    private final Run run;

    @FunctionalInterface
    private interface Run {
        Tally go(long seed, int count);
    }

    Harness(int count, boolean control, Run run) {
        this.count = count;
        this.control = control;
        this.run = run;
    }

    /** Its name on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How much it does unless it is told otherwise. */
    int count() {
        return count;
    }

    /** Whether it must find violations, as it runs a build that lacks a protection. */
    boolean isControl() {
        return control;
    }

    Tally run(long seed, int howMuch) {
        return run.go(seed, howMuch);
    }
}
