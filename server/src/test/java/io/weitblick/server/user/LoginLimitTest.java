package io.weitblick.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.server.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginLimitTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final LoginLimit limit = new LoginLimit(clock);

    @Test
    void fiveFailuresAreFree() {
        fail("anna", "192.0.2.1", 4);
        assertThat(limit.mustWait("anna", "192.0.2.1")).isEmpty();

        fail("anna", "192.0.2.1", 1);

        assertThat(limit.mustWait("anna", "192.0.2.1")).contains(Duration.ofMinutes(1));
    }

    @Test
    void theOthersAreNotConcerned() {
        fail("anna", "192.0.2.1", 5);

        assertThat(limit.mustWait("bert", "192.0.2.1")).isEmpty();
        assertThat(limit.mustWait("anna", "192.0.2.2")).isEmpty();
    }

    @Test
    void oneAttemptIsRegainedEachMinute() {
        fail("anna", "192.0.2.1", 5);

        clock.advance(Duration.ofSeconds(59));
        assertThat(limit.mustWait("anna", "192.0.2.1")).contains(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(limit.mustWait("anna", "192.0.2.1")).isEmpty();
        fail("anna", "192.0.2.1", 1);
        assertThat(limit.mustWait("anna", "192.0.2.1")).isPresent();
    }

    @Test
    void aSuccessClearsTheAccount() {
        fail("anna", "192.0.2.1", 5);

        limit.succeeded("anna", "192.0.2.1");

        assertThat(limit.mustWait("anna", "192.0.2.1")).isEmpty();
    }

    @Test
    void oneSourceCannotTryManyAccounts() {
        for (int i = 0; i < 30; i++) {
            fail("name" + i, "192.0.2.1", 1);
        }

        assertThat(limit.mustWait("fresh", "192.0.2.1")).isPresent();
        assertThat(limit.mustWait("fresh", "192.0.2.2")).isEmpty();
    }

    private void fail(String account, String source, int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(account, source);
        }
    }
}
