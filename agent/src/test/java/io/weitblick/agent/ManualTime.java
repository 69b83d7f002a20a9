package io.weitblick.agent;

import io.weitblick.agent.clock.BoxClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes when a test says so. */
public final class ManualTime extends Clock {
    private Instant now;
    private long nanos;

    public ManualTime(String instant) {
        now = Instant.parse(instant);
    }

    public BoxClock clock() {
        return new BoxClock(this, () -> nanos);
    }

    public void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /** Someone sets the clock; no time passes. */
    public void set(String instant) {
        now = Instant.parse(instant);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
