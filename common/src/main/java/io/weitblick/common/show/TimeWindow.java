package io.weitblick.common.show;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a program may play, in the show's time zone. A window whose end is not after its start runs past midnight and
 * belongs to the day on which it starts.
 *
 * @param days days on which it starts; empty means every day
 * @param from first moment of the day, null for midnight
 * @param until the moment it ends, null for the end of the day
 * @param firstDate first day on which it starts, null without limit
 * @param lastDate last day on which it starts, null without limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimeWindow(
        Set<DayOfWeek> days,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        @Nullable LocalDate firstDate,
        @Nullable LocalDate lastDate) {

    public TimeWindow {
        days = Set.copyOf(days);
        if (firstDate != null && lastDate != null && lastDate.isBefore(firstDate)) {
            throw new IllegalArgumentException("the last date " + lastDate + " is before the first " + firstDate);
        }
    }

    /** Whether a run of this window starts on that day. */
    public boolean startsOn(LocalDate day) {
        return (days.isEmpty() || days.contains(day.getDayOfWeek()))
                && (firstDate == null || !day.isBefore(firstDate))
                && (lastDate == null || !day.isAfter(lastDate));
    }

    /** Start of the run that begins on that day. */
    public LocalDateTime startOn(LocalDate day) {
        return day.atTime(start());
    }

    /** End of the run that begins on that day. */
    public LocalDateTime endOn(LocalDate day) {
        if (until == null) {
            return day.plusDays(1).atStartOfDay();
        }
        return (until.isAfter(start()) ? day : day.plusDays(1)).atTime(until);
    }

    private LocalTime start() {
        return from == null ? LocalTime.MIDNIGHT : from;
    }
}
