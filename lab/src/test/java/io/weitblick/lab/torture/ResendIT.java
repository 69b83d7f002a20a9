package io.weitblick.lab.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A delivery that breaks late is not begun anew. */
class ResendIT {
    @Test
    void afterABreakAt95PercentLittleMoreThanTheRestIsSent() {
        Tally tally = Torture.resend(3, 128 << 20);

        assertThat(tally.violations()).as(tally.line()).isEmpty();
        assertThat(tally.blows()).isEqualTo(2);
    }
}
