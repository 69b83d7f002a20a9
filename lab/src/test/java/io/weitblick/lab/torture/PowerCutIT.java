package io.weitblick.lab.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.lab.torture.disk.Shelf.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was not written down is lost, and the box comes up with a whole show all the same. */
class PowerCutIT {
    private static final long SEED = 3;
    private static final int CUTS = 6;

    @Test
    void aBoxComesUpWholeAfterAnyPowerCut() {
        Tally tally = Torture.power(SEED, CUTS, Format.EXT4, null);

        assertThat(tally.violations()).as(tally.line()).isEmpty();
        assertThat(tally.blows()).isEqualTo(CUTS);
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_FSYNC", "NO_OBJECT_FSYNC"})
    void anAgentThatDoesNotSyncIsFoundOut(Harness control) {
        Tally tally = control.run(SEED, control.count());

        assertThat(tally.violations()).as(tally.line()).anyMatch(what -> what.contains("after the cut"));
    }
}
