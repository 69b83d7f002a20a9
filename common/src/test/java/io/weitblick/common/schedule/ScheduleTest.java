package io.weitblick.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.hash.Sha256;
import io.weitblick.common.show.Program;
import io.weitblick.common.show.Show;
import io.weitblick.common.show.ShowItem;
import io.weitblick.common.show.ShowObject;
import io.weitblick.common.show.TimeWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static ShowItem item(String name) {
        return new ShowItem("asset_" + name, name, Sha256.of(name), "image/png", 10);
    }

    private static Program program(String name, int priority, TimeWindow... windows) {
        return new Program("asg_" + name, name, priority, List.of(windows), List.of(item(name)));
    }

    private static Schedule schedule(Program... programs) {
        List<ShowObject> objects = Arrays.stream(programs)
                .flatMap(program -> program.items().stream())
                .map(item -> new ShowObject(item.object(), "png", 1))
                .distinct()
                .toList();
        return new Schedule(
                new Show(1, "fleet_1", "box_1", 1, "key_1", Instant.EPOCH, BERLIN, objects, List.of(programs)));
    }

    private static TimeWindow daily(@Nullable String from, @Nullable String until) {
        return window(Set.of(), from, until);
    }

    private static TimeWindow window(Set<DayOfWeek> days, @Nullable String from, @Nullable String until) {
        return new TimeWindow(
                days,
                from == null ? null : LocalTime.parse(from),
                until == null ? null : LocalTime.parse(until),
                null,
                null);
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static List<String> names(List<ShowItem> items) {
        return items.stream().map(ShowItem::name).toList();
    }

    @Test
    void playsProgramsOfTheHighestOpenPriorityOneAfterTheOther() {
        Schedule schedule = schedule(
                program("base", 0), program("a", 5, daily("08:00", "12:00")), program("low", -1), program("b", 5));

        assertThat(names(schedule.dueAt(berlin("2026-05-04T08:00:00")))).containsExactly("a", "b");
        assertThat(names(schedule.dueAt(berlin("2026-05-04T12:00:00")))).containsExactly("b");
    }

    @Test
    void comparesPrioritiesBelowZero() {
        Schedule schedule = schedule(program("a", -3), program("b", -2));

        assertThat(names(schedule.dueAt(Instant.EPOCH))).containsExactly("b");
    }

    @Test
    void hasNothingOutsideAllWindows() {
        Schedule schedule = schedule(program("a", 0, daily("08:00", "12:00")));

        assertThat(schedule.dueAt(berlin("2026-05-04T07:59:59"))).isEmpty();
        assertThat(schedule.dueAt(berlin("2026-05-04T12:00:00"))).isEmpty();
    }

    @Test
    void playsOnlyUntimedProgramsWithoutAClock() {
        Schedule schedule = schedule(program("timed", 9, daily("00:00", null)), program("always", 0));

        assertThat(names(schedule.dueWithoutClock())).containsExactly("always");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-04T21:59:59,false",
        "2026-05-04T22:00:00,true",
        "2026-05-05T02:59:59,true",
        "2026-05-05T03:00:00,false",
        "2026-05-05T22:30:00,false"
    })
    void runsPastMidnightOnTheDayItStarts(String local, boolean open) {
        Schedule schedule = schedule(program("a", 0, window(Set.of(DayOfWeek.MONDAY), "22:00", "03:00")));

        assertThat(schedule.dueAt(berlin(local)).isEmpty()).isNotEqualTo(open);
    }

    @Test
    void treatsAnEqualStartAndEndAsAWholeDay() {
        Schedule schedule = schedule(program("a", 0, window(Set.of(DayOfWeek.MONDAY), "06:00", "06:00")));

        assertThat(schedule.dueAt(berlin("2026-05-05T05:59:59"))).isNotEmpty();
        assertThat(schedule.dueAt(berlin("2026-05-05T06:00:00"))).isEmpty();
    }

    @Test
    void honoursFirstAndLastDate() {
        TimeWindow may = new TimeWindow(
                Set.of(), LocalTime.of(20, 0), LocalTime.of(2, 0), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2));
        Schedule schedule = schedule(program("a", 0, may));

        assertThat(schedule.dueAt(berlin("2026-05-01T01:00:00"))).isEmpty();
        assertThat(schedule.dueAt(berlin("2026-05-01T20:00:00"))).isNotEmpty();
        assertThat(schedule.dueAt(berlin("2026-05-03T01:59:59"))).isNotEmpty();
        assertThat(schedule.dueAt(berlin("2026-05-03T20:00:00"))).isEmpty();
    }

    @Test
    void followsTheWallClockWhenSummerTimeBegins() {
        Schedule schedule = schedule(program("a", 0, daily("01:30", "03:30")));
        Instant start = Instant.parse("2026-03-29T00:30:00Z");

        assertThat(schedule.dueAt(start.minusSeconds(1))).isEmpty();
        assertThat(schedule.dueAt(start)).isNotEmpty();
        assertThat(schedule.dueAt(start.plusSeconds(3599))).isNotEmpty();
        assertThat(schedule.dueAt(start.plusSeconds(3600))).isEmpty();
        assertThat(schedule.nextChangeAfter(start)).contains(start.plusSeconds(3600));
    }

    @Test
    void followsTheWallClockWhenSummerTimeEnds() {
        Schedule schedule = schedule(program("a", 0, daily("01:30", "03:30")));
        Instant start = Instant.parse("2026-10-24T23:30:00Z");

        assertThat(schedule.dueAt(start)).isNotEmpty();
        assertThat(schedule.dueAt(start.plusSeconds(3 * 3600 - 1))).isNotEmpty();
        assertThat(schedule.dueAt(start.plusSeconds(3 * 3600))).isEmpty();
    }

    @Test
    void findsTheNextChange() {
        Schedule schedule = schedule(program("a", 0, window(Set.of(DayOfWeek.SUNDAY), "22:00", "03:00")));

        assertThat(schedule.nextChangeAfter(berlin("2026-05-04T03:00:00"))).contains(berlin("2026-05-10T22:00:00"));
        assertThat(schedule.nextChangeAfter(berlin("2026-05-04T01:00:00"))).contains(berlin("2026-05-04T03:00:00"));
        assertThat(schedule(program("b", 0)).nextChangeAfter(Instant.EPOCH)).isEmpty();
    }

    @Test
    void changesNothingBetweenTwoChangesThatItNames() {
        Schedule schedule = schedule(
                program("a", 0),
                program("b", 1, daily("22:15", "03:10"), window(Set.of(DayOfWeek.SATURDAY), null, null)),
                program("c", 1, daily("02:30", "02:45")));
        Instant end = Instant.parse("2026-11-02T00:00:00Z");
        Instant from = Instant.parse("2026-10-23T00:00:00Z");
        while (from.isBefore(end)) {
            Instant change = schedule.nextChangeAfter(from).orElseThrow();
            List<String> due = names(schedule.dueAt(from));
            for (Instant i = from; i.isBefore(change); i = i.plusSeconds(60)) {
                assertThat(names(schedule.dueAt(i)))
                        .as("%s from %s to %s", i, from, change)
                        .isEqualTo(due);
            }
            from = change;
        }
    }
}
