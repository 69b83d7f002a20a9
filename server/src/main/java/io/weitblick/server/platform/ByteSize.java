package io.weitblick.server.platform;

import java.util.Locale;

/** Sizes as people read them. */
public final class ByteSize {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final double STEP = 1000;

    private ByteSize() {}

    /** With a unit of the SI, such as {@code 412 MB}; rounded up, so that a shortage is never said to be nothing. */
    public static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%d %s", (long) Math.ceil(value), UNITS[unit]);
    }
}
