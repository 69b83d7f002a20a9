package io.weitblick.common.schedule;

import io.weitblick.common.show.Program;
import io.weitblick.common.show.Show;
import io.weitblick.common.show.ShowItem;
import io.weitblick.common.show.TimeWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Tells which items of a show are due, and when that changes. Pure: the same show and instant give the same answer. */
public final class Schedule {
    /** How far ahead a change is looked for; at the horizon a caller simply asks again. */
    private static final int HORIZON_DAYS = 8;

    private final Show show;

    public Schedule(Show show) {
        this.show = show;
    }

    /** The items due at this instant in playing order; empty when nothing is due. */
    public List<ShowItem> dueAt(Instant now) {
        return highest(
                show.programs().stream().filter(program -> isOpen(program, now)).toList());
    }

    /** The items due while the clock cannot be trusted: those of programs without time windows. */
    public List<ShowItem> dueWithoutClock() {
        return highest(show.programs().stream()
                .filter(program -> program.windows().isEmpty())
                .toList());
    }

    /** The next instant at which some window opens or closes; empty if there is none within eight days. */
    public Optional<Instant> nextChangeAfter(Instant now) {
        ZoneId zone = show.timeZone();
        LocalDate today = now.atZone(zone).toLocalDate();
        return show.programs().stream()
                .flatMap(program -> program.windows().stream())
                .flatMap(window -> edges(window, today, zone))
                .filter(edge -> edge.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private static Stream<Instant> edges(TimeWindow window, LocalDate today, ZoneId zone) {
        return LongStream.rangeClosed(-1, HORIZON_DAYS)
                .mapToObj(today::plusDays)
                .filter(window::startsOn)
                .flatMap(day -> Stream.of(window.startOn(day), window.endOn(day)))
                .map(local -> local.atZone(zone).toInstant());
    }

    private boolean isOpen(Program program, Instant now) {
        return program.windows().isEmpty()
                || program.windows().stream().anyMatch(window -> isOpen(window, now, show.timeZone()));
    }

    /** A run lies between two instants, so that an hour which the clocks repeat does not open a window twice. */
    private static boolean isOpen(TimeWindow window, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Stream.of(today, today.minusDays(1))
                .filter(window::startsOn)
                .anyMatch(day -> !now.isBefore(window.startOn(day).atZone(zone).toInstant())
                        && now.isBefore(window.endOn(day).atZone(zone).toInstant()));
    }

    private static List<ShowItem> highest(List<Program> open) {
        int top = open.stream().mapToInt(Program::priority).max().orElse(0);
        return open.stream()
                .filter(program -> program.priority() == top)
                .flatMap(program -> program.items().stream())
                .toList();
    }
}
