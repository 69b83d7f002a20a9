package io.weitblick.server.push.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MovingPermitsTest {
    private final Set<String> still = new HashSet<>();
    private final MovingPermits<String> permits = new MovingPermits<>(2, still::contains);

    @Test
    void grantsNoMoreThanThereAre() throws InterruptedException {
        assertThat(permits.tryAcquire("a")).isTrue();
        assertThat(permits.tryAcquire("b")).isTrue();
        assertThat(permits.tryAcquire("c")).isFalse();

        permits.release("a");
        assertThat(permits.tryAcquire("c")).isTrue();
    }

    @Test
    void takesThePermitOfOneThatStandsStill() throws InterruptedException {
        permits.tryAcquire("a");
        permits.tryAcquire("b");
        still.add("a");

        assertThat(permits.tryAcquire("c")).isTrue();
        assertThat(permits.tryAcquire("d")).isFalse();
    }

    @Test
    void aPermitThatWasTakenOverIsNotGivenBackTwice() throws InterruptedException {
        permits.tryAcquire("a");
        permits.tryAcquire("b");
        still.add("a");
        permits.tryAcquire("c");
        permits.release("a");

        assertThat(permits.tryAcquire("d")).isFalse();
        permits.release("c");
        assertThat(permits.tryAcquire("d")).isTrue();
        assertThat(permits.tryAcquire("e")).isFalse();
    }

    @Test
    void releasesNothingOfOneThatHasNone() throws InterruptedException {
        permits.release("stranger");
        permits.tryAcquire("a");
        permits.tryAcquire("b");

        assertThat(permits.tryAcquire("c")).isFalse();
    }
}
