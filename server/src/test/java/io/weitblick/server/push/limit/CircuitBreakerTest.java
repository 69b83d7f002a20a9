package io.weitblick.server.push.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.sync.ReasonCode;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private final CircuitBreaker breaker = new CircuitBreaker(new Random(3));

    @Test
    void opensAfterSomeNetworkFailuresInARow() {
        assertThat(CircuitBreaker.isOpen(4, ReasonCode.UNREACHABLE)).isFalse();
        assertThat(CircuitBreaker.isOpen(5, ReasonCode.UNREACHABLE)).isTrue();
        assertThat(CircuitBreaker.isOpen(5, ReasonCode.SFTP_BLOCKED)).isTrue();
        assertThat(CircuitBreaker.isOpen(500, ReasonCode.DISK_FULL)).isFalse();
    }

    @Test
    void probesEverMoreSlowlyButAtLeastEveryFiveMinutes() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(breaker.pause(5, false)).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
            assertThat(breaker.pause(6, false)).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
            assertThat(breaker.pause(1_000, false)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
        }
    }

    @Test
    void probesABoxWhoseAgentTalksMoreOften() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(breaker.pause(20, true)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
        }
    }
}
