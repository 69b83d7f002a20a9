package io.weitblick.common.schedule;

import io.weitblick.common.show.TimeWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a screen is on: {@code mon-fri 07:00-20:00; sat,sun 09:00-18:00}. Days are English names or their first three or
 * two letters; hours without days are those of every day; an end that is not after its start is on the next day. Pure.
 *
 * @param windows the screen is on while one of them is open; empty means always
 */
public record ScreenHours(List<TimeWindow> windows) {
    private static final Pattern ENTRY = Pattern.compile(
            "(?:(?<days>[a-z][a-z, -]*?)\\s+)?(?<from>\\d{1,2}[:.]\\d{2})\\s*[-\u2013]\\s*(?<until>\\d{1,2}[:.]\\d{2})");

    private static final String ALWAYS = "always";
    private static final int MOST_ENTRIES = 50;
    private static final int SHORTEST_DAY = 2;

    public ScreenHours {
        windows = List.copyOf(windows);
    }

    /**
     * Reads the written form: entries parted by semicolons or line ends, or {@code always}.
     *
     * @throws IllegalArgumentException with half a sentence for people
     */
    public static ScreenHours parse(String text) {
        if (text.strip().equalsIgnoreCase(ALWAYS)) {
            return new ScreenHours(List.of());
        }
        List<TimeWindow> windows = new ArrayList<>();
        for (String entry : text.toLowerCase(Locale.ROOT).split("[;\n]")) {
            if (!entry.isBlank()) {
                windows.add(window(entry.strip()));
            }
        }
        if (windows.isEmpty() || windows.size() > MOST_ENTRIES) {
            throw wrong();
        }
        return new ScreenHours(windows);
    }

    private static TimeWindow window(String entry) {
        Matcher matcher = ENTRY.matcher(entry);
        if (!matcher.matches()) {
            throw wrong();
        }
        LocalTime from = time(matcher.group("from"));
        LocalTime until = time(matcher.group("until"));
        return new TimeWindow(days(matcher.group("days")), from, until, null, null);
    }

    /** The end of the day can be written as 24:00. */
    private static @Nullable LocalTime time(String text) {
        String[] parts = text.split("[:.]");
        int hour = Integer.parseInt(parts[0]);
        int minute = Integer.parseInt(parts[1]);
        if (hour == 24 && minute == 0) {
            return null;
        }
        if (hour > 23 || minute > 59) {
            throw new IllegalArgumentException("has a time of day that does not exist: " + text);
        }
        return LocalTime.of(hour, minute);
    }

    private static Set<DayOfWeek> days(@Nullable String text) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (text == null) {
            return days;
        }
        for (String part : text.split("[, ]+")) {
            String[] ends = part.split("-", -1);
            if (ends.length > 2) {
                throw wrong();
            }
            DayOfWeek last = day(ends[ends.length - 1]);
            for (DayOfWeek day = day(ends[0]); ; day = day.plus(1)) {
                days.add(day);
                if (day == last) {
                    break;
                }
            }
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> text.length() >= SHORTEST_DAY
                        && day.name().toLowerCase(Locale.ROOT).startsWith(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "names a day that is none of mon, tue, wed, thu, fri, sat, sun: " + text));
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("is not of the form mon-fri 07:00-20:00; sat,sun 09:00-18:00, nor always");
    }

    /** Whether the screen is on at this instant, in this time zone. */
    public boolean isOn(Instant now, ZoneId zone) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> Windows.isOpen(window, now, zone));
    }

    /** The next instant at which that may change; empty if it never does. */
    public Optional<Instant> nextChangeAfter(Instant now, ZoneId zone) {
        return windows.stream()
                .flatMap(window -> Windows.edgesAfter(window, now, zone))
                .min(Comparator.naturalOrder());
    }
}
