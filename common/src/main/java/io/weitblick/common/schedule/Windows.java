package io.weitblick.common.schedule;

import io.weitblick.common.show.TimeWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** When time windows open and close on the clock of a place. */
final class Windows {
    /** How far ahead a change is looked for; at the horizon a caller simply asks again. */
    private static final int HORIZON_DAYS = 8;

    private Windows() {}

    /** A run lies between two instants, so that an hour which the clocks repeat does not open a window twice. */
    static boolean isOpen(TimeWindow window, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Stream.of(today, today.minusDays(1))
                .filter(window::startsOn)
                .anyMatch(day -> !now.isBefore(window.startOn(day).atZone(zone).toInstant())
                        && now.isBefore(window.endOn(day).atZone(zone).toInstant()));
    }

    /** The instants after this one, within eight days, at which the window opens or closes; in no order. */
    static Stream<Instant> edgesAfter(TimeWindow window, Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return LongStream.rangeClosed(-1, HORIZON_DAYS)
                .mapToObj(today::plusDays)
                .filter(window::startsOn)
                .flatMap(day -> Stream.of(window.startOn(day), window.endOn(day)))
                .map(local -> local.atZone(zone).toInstant())
                .filter(edge -> edge.isAfter(now));
    }
}
