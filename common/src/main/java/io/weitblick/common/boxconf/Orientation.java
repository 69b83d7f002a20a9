package io.weitblick.common.boxconf;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a screen hangs, in the words of {@code xrandr --orientation}. */
public enum Orientation {
    /** As it was built. */
    NORMAL(0),
    /** Its top is on the left. */
    LEFT(270),
    /** Its top is on the right. */
    RIGHT(90),
    /** Upside down. */
    INVERTED(180);

    private final int clockwiseDegrees;

    Orientation(int clockwiseDegrees) {
        this.clockwiseDegrees = clockwiseDegrees;
    }

    /** By how much the screen's top is turned clockwise, as its viewer sees it. */
    public int clockwiseDegrees() {
        return clockwiseDegrees;
    }

    /** The word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with half a sentence for people */
    public static Orientation parse(String text) {
        return Arrays.stream(values())
                .filter(orientation -> orientation.word().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is none of "
                        + Arrays.stream(values()).map(Orientation::word).collect(Collectors.joining(", "))));
    }
}
