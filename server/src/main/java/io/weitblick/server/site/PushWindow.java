package io.weitblick.server.site;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A time of day at which a site takes media, by its own clock.
 *
 * @param days the days on which it begins; empty for every day
 * @param from when it begins
 * @param to when it ends; on the next day if that is not after its beginning
 */
public record PushWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    private static final int DAY_LETTERS = 3;

    public PushWindow {
        days = Set.copyOf(days);
    }

    /** Whether it ends on the day after it began. */
    public boolean isOverMidnight() {
        return !to.isAfter(from);
    }

    /** Whether it begins on such a day. */
    public boolean beginsOn(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }

    /** {@code MON} for Monday. */
    static String shortName(DayOfWeek day) {
        return day.name().substring(0, DAY_LETTERS);
    }

    /** Reads what {@link #text()} has written. */
    static PushWindow parse(String text) {
        String[] parts = text.split(" ", -1);
        String[] times = parts[1].split("-", -1);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values())
                .filter(day -> parts[0].contains(shortName(day)))
                .forEach(days::add);
        return new PushWindow(days, LocalTime.parse(times[0]), LocalTime.parse(times[1]));
    }

    /** As the database keeps it: {@code MON,TUE 22:00-05:00}. */
    String text() {
        String names = days.stream().sorted().map(PushWindow::shortName).collect(Collectors.joining(","));
        return names + " " + from + "-" + to;
    }
}
