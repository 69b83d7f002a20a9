package io.weitblick.server.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows password guessing down: after a few failures in a row, one attempt a minute, by account and source address, and
 * more loosely by source alone. Thread-safe; remembers a bounded number of keys, the least recently used go first.
 */
final class LoginLimit {
    private static final int FREE_PER_ACCOUNT = 5;
    private static final int FREE_PER_SOURCE = 30;
    private static final Duration REGAIN_ONE = Duration.ofMinutes(1);
    private static final int MAX_KEYS = 20_000;

    private final Clock clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > MAX_KEYS;
        }
    };

    private record Key(String account, String source) {}

    /** So many failures, as of then; one is forgotten each minute. */
    private record Failures(int count, Instant since) {
        Failures at(Instant now) {
            long forgotten = Duration.between(since, now).dividedBy(REGAIN_ONE);
            return forgotten <= 0
                    ? this
                    : new Failures(
                            (int) Math.max(0, count - forgotten), since.plus(REGAIN_ONE.multipliedBy(forgotten)));
        }
    }

    LoginLimit(Clock clock) {
        this.clock = clock;
    }

    /** How long to wait before the next attempt; empty if it may be made now. */
    synchronized Optional<Duration> mustWait(String account, String source) {
        Instant now = clock.instant();
        Duration wait = longer(
                wait(new Key(account, source), FREE_PER_ACCOUNT, now), wait(new Key("", source), FREE_PER_SOURCE, now));
        return wait.isZero() ? Optional.empty() : Optional.of(wait);
    }

    synchronized void failed(String account, String source) {
        count(new Key(account, source), FREE_PER_ACCOUNT);
        count(new Key("", source), FREE_PER_SOURCE);
    }

    synchronized void succeeded(String account, String source) {
        failures.remove(new Key(account, source));
    }

    private void count(Key key, int free) {
        Instant now = clock.instant();
        Failures before = failures.getOrDefault(key, new Failures(0, now)).at(now);
        Instant since = before.count() == 0 ? now : before.since();
        failures.put(key, new Failures(Math.min(free, before.count() + 1), since));
    }

    private Duration wait(Key key, int free, Instant now) {
        Failures current = failures.getOrDefault(key, new Failures(0, now)).at(now);
        return current.count() < free ? Duration.ZERO : REGAIN_ONE.minus(Duration.between(current.since(), now));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
