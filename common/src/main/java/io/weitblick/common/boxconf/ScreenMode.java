package io.weitblick.common.boxconf;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resolution, and how often a second it is drawn.
 *
 * @param width 320 to 8192 pixels
 * @param height 200 to 8192 pixels
 * @param milliHertz 10,000 to 240,000; 0 for whatever the screen prefers
 */
public record ScreenMode(int width, int height, int milliHertz) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{3,4}) ?[x×] ?(\\d{3,4})(?: ?@ ?(\\d{2,3}(?:\\.\\d{1,3})?) ?(?:hz)?)?");
    private static final int MOST_PIXELS = 8192;
    private static final int LEAST_WIDTH = 320;
    private static final int LEAST_HEIGHT = 200;
    private static final int LEAST_MILLIHERTZ = 10_000;
    private static final int MOST_MILLIHERTZ = 240_000;
    private static final double MILLI = 1000;

    /** @throws IllegalArgumentException with half a sentence for people */
    public ScreenMode {
        if (width < LEAST_WIDTH || width > MOST_PIXELS || height < LEAST_HEIGHT || height > MOST_PIXELS) {
            throw new IllegalArgumentException("is not between 320x200 and 8192x8192");
        }
        if (milliHertz != 0 && (milliHertz < LEAST_MILLIHERTZ || milliHertz > MOST_MILLIHERTZ)) {
            throw new IllegalArgumentException("is not drawn 10 to 240 times a second");
        }
    }

    /**
     * Reads {@code 1920x1080} or {@code 1920x1080@60}.
     *
     * @throws IllegalArgumentException with half a sentence for people
     */
    public static ScreenMode parse(String text) {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not a resolution like 1920x1080 or 1920x1080@60");
        }
        int milliHertz = matcher.group(3) == null ? 0 : (int) Math.round(Double.parseDouble(matcher.group(3)) * MILLI);
        return new ScreenMode(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), milliHertz);
    }

    /** As it is written in himblick.conf. */
    @Override
    public String toString() {
        String size = width + "x" + height;
        if (milliHertz == 0) {
            return size;
        }
        String hertz = milliHertz % (int) MILLI == 0
                ? Integer.toString(milliHertz / (int) MILLI)
                : String.format(Locale.ROOT, "%.3f", milliHertz / MILLI);
        return size + "@" + hertz;
    }
}
