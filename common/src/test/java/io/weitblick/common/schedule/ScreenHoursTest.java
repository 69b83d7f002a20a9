package io.weitblick.common.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant berlin(String time) {
        return LocalDateTime.parse(time).atZone(BERLIN).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T06:59, false", "2026-11-27T07:00, true", "2026-11-27T19:59, true", "2026-11-27T20:00, false",
        "2026-11-28T08:00, false", "2026-11-28T09:00, true", "2026-11-29T17:59, true", "2026-11-29T19:00, false"
    })
    void isOnWithinItsHours(String time, boolean on) {
        ScreenHours hours = ScreenHours.parse("Mon-Fri 07:00-20:00; sat,sunday 9:00 - 18.00");

        assertThat(hours.isOn(berlin(time), BERLIN)).isEqualTo(on);
    }

    @Test
    void runsPastMidnightOfTheDayOnWhichItStarts() {
        ScreenHours hours = ScreenHours.parse("fri 20:00-02:00");

        assertThat(hours.isOn(berlin("2026-11-28T01:59"), BERLIN)).isTrue();
        assertThat(hours.isOn(berlin("2026-11-27T01:59"), BERLIN)).isFalse();
        assertThat(hours.nextChangeAfter(berlin("2026-11-27T21:00"), BERLIN)).contains(berlin("2026-11-28T02:00"));
    }

    @Test
    void daysMayRunOverTheWeeksEnd() {
        ScreenHours hours = ScreenHours.parse("sat-mon 10:00-11:00");

        assertThat(hours.isOn(berlin("2026-11-29T10:30"), BERLIN)).isTrue();
        assertThat(hours.isOn(berlin("2026-11-30T10:30"), BERLIN)).isTrue();
        assertThat(hours.isOn(berlin("2026-12-01T10:30"), BERLIN)).isFalse();
    }

    @Test
    void followsTheClockWhereItIsPutForward() {
        ScreenHours hours = ScreenHours.parse("01:30-02:30");

        assertThat(hours.isOn(Instant.parse("2026-03-29T00:45:00Z"), BERLIN)).isTrue();
        assertThat(hours.nextChangeAfter(Instant.parse("2026-03-29T00:45:00Z"), BERLIN))
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "ALWAYS "})
    void canBeOnAlways(String text) {
        assertThat(ScreenHours.parse(text).isOn(Instant.EPOCH, BERLIN)).isTrue();
        assertThat(ScreenHours.parse(text).nextChangeAfter(Instant.EPOCH, BERLIN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "daily",
                "07:00",
                "25:00-26:00",
                "07:60-08:00",
                "xyz 07:00-08:00",
                "m 07:00-08:00",
                "mon-tue-wed 07:00-08:00",
                "07:00-20:00 mon"
            })
    void refusesWhatIsNoHours(String text) {
        assertThatThrownBy(() -> ScreenHours.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
