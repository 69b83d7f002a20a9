package io.weitblick.lab.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever stands in himblick.conf, a box boots, and takes from it what Himblick would have taken. */
class ConfIT {
    private static final long SEED = 4;

    @Test
    void noFileStopsABoxOrWritesElsewhere() {
        Tally tally = Torture.conf(SEED, 3_000, null);

        assertThat(tally.violations()).as(tally.line()).isEmpty();
    }

    @Test
    void aBoxThatDoesNotEscapeIsFoundOut() {
        assertThat(Harness.NO_ESCAPING.run(SEED, 2_000).violations()).isNotEmpty();
    }
}
