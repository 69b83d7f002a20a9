package io.weitblick.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PushTest {
    private static final Reason SILENT = new Reason(ReasonCode.UNREACHABLE, "It does not answer.");
    private static final Reason FULL = new Reason(ReasonCode.DISK_FULL, "It is full.");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-07-01T12:00:00Z"));
    private final Push push = new Push("push_1", "box_1", 7, clock.instant());

    @Test
    void everyOpenStateHasItsDeadline() {
        assertThat(push.deadlineAt()).isEqualTo(clock.instant().plus(Push.GRACE));

        push.begin(100, clock.instant());
        assertThat(push.deadlineAt()).isEqualTo(clock.instant().plus(Push.LEASE));

        Instant later = clock.instant().plusSeconds(90);
        push.retryAt(later, SILENT);
        assertThat(push.deadlineAt()).isEqualTo(later.plus(Push.GRACE));

        push.holdBack(WaitsFor.WINDOW, later.plusSeconds(3_600));
        assertThat(push.deadlineAt()).isEqualTo(later.plusSeconds(3_600).plus(Push.GRACE));

        push.begin(100, clock.instant());
        push.delivered(clock.instant());
        assertThat(push.deadlineAt()).isEqualTo(clock.instant().plusSeconds(60));
    }

    @Test
    void aBoxHasTimeToReadBackWhatItWasSent() {
        push.begin(1L << 30, clock.instant());
        push.delivered(clock.instant());

        assertThat(push.deadlineAt()).isAfter(clock.instant().plusSeconds(300));
    }

    @Test
    void beingHeldBackIsNoFailure() {
        push.begin(100, clock.instant());
        push.holdBack(WaitsFor.TURN, clock.instant().plusSeconds(5));

        assertThat(push.state()).isEqualTo(PushState.QUEUED);
        assertThat(push.failures()).isZero();
        assertThat(push.reasonCode()).isNull();
    }

    @Test
    void keepsTheReasonOfItsLastFailureWhileItWaitsForAWindow() {
        push.begin(100, clock.instant());
        push.countFailure(false);
        push.retryAt(clock.instant(), FULL);
        push.holdBack(WaitsFor.WINDOW, clock.instant().plusSeconds(5));

        assertThat(push.state()).isEqualTo(PushState.RETRYING);
        assertThat(push.reasonCode()).isEqualTo(ReasonCode.DISK_FULL);
    }

    @Test
    void forgetsTheNetworksTroubleAndNoOtherOnceTheBoxAnswers() {
        push.retryAt(clock.instant(), SILENT);
        push.begin(100, clock.instant());
        push.send();
        assertThat(push.reasonCode()).isNull();

        push.retryAt(clock.instant(), FULL);
        push.begin(100, clock.instant());
        push.send();
        assertThat(push.reasonCode()).isEqualTo(ReasonCode.DISK_FULL);
    }

    @Test
    void countsFailuresInARow() {
        push.countFailure(false);
        push.countFailure(false);
        assertThat(push.failures()).isEqualTo(2);

        push.countFailure(true);
        assertThat(push.failures()).isEqualTo(1);

        push.delivered(clock.instant());
        assertThat(push.failures()).isZero();
    }

    @Test
    void aNewerShowIsProbedWhenTheOlderOneWouldHaveBeen() {
        Instant probe = clock.instant().plusSeconds(200);
        push.retryAt(probe, SILENT);
        Push newer = new Push("push_2", "box_1", 8, clock.instant());

        newer.pauseLike(push);

        assertThat(newer.nextAttemptAt()).isEqualTo(probe);
        assertThat(newer.waitsFor()).isEqualTo(WaitsFor.PAUSE);
        assertThat(newer.reasonCode()).isEqualTo(ReasonCode.UNREACHABLE);
    }

    @Test
    void eachAttemptHasItsNumber() {
        push.begin(100, clock.instant());
        clock.advance(Duration.ofMinutes(1));
        push.begin(100, clock.instant());

        assertThat(push.attempt()).isEqualTo(2);
    }
}
