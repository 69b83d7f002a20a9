package io.weitblick.server.push.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.server.site.PushWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Clocks in Berlin go from 02:00 to 03:00 on 2026-03-29, and from 03:00 to 02:00 on 2026-10-25. */
class WindowCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void isAlwaysOpenWithoutWindows() {
        WindowCalendar always = new WindowCalendar(List.of(), BERLIN);

        assertThat(always.isOpen(berlin("2026-01-01T12:00"))).isTrue();
        assertThat(always.closing(berlin("2026-01-01T12:00"))).isEmpty();
    }

    @Test
    void goesByTheSitesClock() {
        WindowCalendar noon = calendar(Set.of(), "12:00", "13:30");

        assertThat(noon.isOpen(berlin("2026-07-01T11:59:59"))).isFalse();
        assertThat(noon.isOpen(berlin("2026-07-01T12:00"))).isTrue();
        assertThat(noon.isOpen(berlin("2026-07-01T13:29:59"))).isTrue();
        assertThat(noon.isOpen(berlin("2026-07-01T13:30"))).isFalse();
        assertThat(noon.nextOpening(berlin("2026-07-01T13:30"))).contains(berlin("2026-07-02T12:00"));
        assertThat(noon.closing(berlin("2026-07-01T12:00"))).contains(berlin("2026-07-01T13:30"));
    }

    @Test
    void belongsToTheDayOnWhichItBegan() {
        WindowCalendar night = calendar(Set.of(DayOfWeek.FRIDAY), "22:00", "05:00");

        assertThat(night.isOpen(berlin("2026-07-03T21:59"))).isFalse();
        assertThat(night.isOpen(berlin("2026-07-03T23:00"))).isTrue();
        assertThat(night.isOpen(berlin("2026-07-04T04:59"))).isTrue();
        assertThat(night.isOpen(berlin("2026-07-04T23:00"))).isFalse();
        assertThat(night.isOpen(berlin("2026-07-03T04:00"))).isFalse();
        assertThat(night.closing(berlin("2026-07-03T23:00"))).contains(berlin("2026-07-04T05:00"));
        assertThat(night.nextOpening(berlin("2026-07-04T05:00"))).contains(berlin("2026-07-10T22:00"));
    }

    @Test
    void equalTimesAreAWholeDay() {
        WindowCalendar sunday = calendar(Set.of(DayOfWeek.SUNDAY), "00:00", "00:00");

        assertThat(sunday.isOpen(berlin("2026-07-05T00:00"))).isTrue();
        assertThat(sunday.isOpen(berlin("2026-07-05T23:59"))).isTrue();
        assertThat(sunday.closing(berlin("2026-07-05T10:00"))).contains(berlin("2026-07-06T00:00"));
        assertThat(calendar(Set.of(), "08:00", "08:00").closing(berlin("2026-07-05T10:00")))
                .isEmpty();
    }

    @Test
    void anHourThatIsLeftOutOpensNothing() {
        WindowCalendar early = calendar(Set.of(), "02:15", "02:45");

        assertThat(early.nextOpening(berlin("2026-03-28T03:00"))).contains(berlin("2026-03-30T02:15"));
    }

    @Test
    void aWindowThatBeginsInTheHourLeftOutOpensAfterIt() {
        WindowCalendar early = calendar(Set.of(), "02:30", "06:00");

        assertThat(early.nextOpening(berlin("2026-03-28T22:00"))).contains(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(early.isOpen(berlin("2026-03-29T03:00"))).isTrue();
    }

    @Test
    void aWindowThatEndsInTheHourLeftOutClosesAtTheJump() {
        WindowCalendar night = calendar(Set.of(), "22:00", "02:30");

        assertThat(night.closing(berlin("2026-03-28T23:00"))).contains(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void anHourThatComesTwiceCountsTwice() {
        WindowCalendar early = calendar(Set.of(), "02:00", "02:30");
        Instant first = Instant.parse("2026-10-25T00:00:00Z");
        Instant again = Instant.parse("2026-10-25T01:00:00Z");

        assertThat(early.nextOpening(berlin("2026-10-24T12:00"))).contains(first);
        assertThat(early.closing(first)).contains(first.plusSeconds(1_800));
        assertThat(early.nextOpening(first.plusSeconds(1_800))).contains(again);
        assertThat(early.closing(again)).contains(again.plusSeconds(1_800));
    }

    @Test
    void aNightOverTheTurnOfTheClocksHasItsLength() {
        WindowCalendar night = calendar(Set.of(), "22:00", "05:00");

        assertThat(night.closing(Instant.parse("2026-10-24T20:00:00Z")))
                .contains(Instant.parse("2026-10-25T04:00:00Z"));
        assertThat(night.closing(Instant.parse("2026-03-28T21:00:00Z")))
                .contains(Instant.parse("2026-03-29T03:00:00Z"));
    }

    @Test
    void takesOverlappingWindowsTogether() {
        WindowCalendar two = new WindowCalendar(
                List.of(window(Set.of(), "20:00", "23:00"), window(Set.of(), "22:00", "01:00")), BERLIN);

        assertThat(two.closing(berlin("2026-07-01T21:00"))).contains(berlin("2026-07-02T01:00"));
    }

    private static WindowCalendar calendar(Set<DayOfWeek> days, String from, String to) {
        return new WindowCalendar(List.of(window(days, from, to)), BERLIN);
    }

    private static PushWindow window(Set<DayOfWeek> days, String from, String to) {
        return new PushWindow(days, LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant berlin(String wall) {
        return LocalDateTime.parse(wall).atZone(BERLIN).toInstant();
    }
}
