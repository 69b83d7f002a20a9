package io.weitblick.lab.torture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a thief of the media key changes in the inbox is refused, and the fleet's show comes on all the same. */
class TamperIT {
    private static final long SEED = 3;

    @Test
    void changedBytesAndForeignShowsAreRefused() {
        Tally tally = Torture.tamper(SEED, 4, null);

        assertThat(tally.violations()).as(tally.line()).isEmpty();
    }

    @Test
    void anAgentThatDoesNotHashIsFoundOut() {
        assertThat(Harness.NO_HASH.run(SEED, 1).violations())
                .singleElement()
                .asString()
                .contains("is torn");
    }

    @Test
    void anAgentThatTakesAnySignatureIsFoundOut() {
        assertThat(Harness.NO_SIGNATURE.run(SEED, 2).violations())
                .singleElement()
                .asString()
                .contains("is not signed with the fleet's key");
    }
}
