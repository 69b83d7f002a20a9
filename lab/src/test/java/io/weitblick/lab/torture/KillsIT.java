package io.weitblick.lab.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Engine, agent, SSH session and wire, killed at every step and at random bytes. */
class KillsIT {
    private static final int KILLS = 60;
    private static final long SEED = 3;

    @Test
    void everyPushEndsOnTheScreenAndNoTornShowIsAccepted() {
        Tally tally = Torture.kills(SEED, KILLS);

        assertThat(tally.violations()).as(tally.line()).isEmpty();
        assertThat(tally.blows()).isGreaterThanOrEqualTo(KILLS);
        assertThat(tally.between()).as(tally.line()).isGreaterThanOrEqualTo(Torture.LEAST_BETWEEN);
        assertThat(tally.kinds().keySet())
                .contains("CutWire", "KillSession", "HaltEngine", "HaltAgent", "KillAgent", "KillAgentAtByte");
    }
}
