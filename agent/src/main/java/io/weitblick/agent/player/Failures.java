package io.weitblick.agent.player;

import io.weitblick.agent.clock.BoxClock;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.show.ShowItem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has failed, and when it may be tried again: after 5 s, then twice as long each time up to a minute. */
final class Failures {
    /** An item that has been on the screen this long works. */
    static final Duration PROVEN = Duration.ofSeconds(60);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final BoxClock clock;
    private final Map<Sha256, Failure> items = new LinkedHashMap<>();
    private @Nullable Failure player;

    private record Failure(int times, long retryAt, String detail) {}

    Failures(BoxClock clock) {
        this.clock = clock;
    }

    void itemFails(ShowItem item, String detail) {
        items.put(item.object(), again(items.get(item.object()), detail));
    }

    void itemWorks(ShowItem item) {
        items.remove(item.object());
    }

    /** The player as a whole fails, whatever the item. */
    void playerFails(@Nullable String detail) {
        player = again(player, String.valueOf(detail));
    }

    void playerWorks() {
        player = null;
    }

    void clear() {
        items.clear();
        player = null;
    }

    boolean isBlocked(ShowItem item) {
        Failure failure = items.get(item.object());
        return failure != null && clock.nanoTime() < failure.retryAt();
    }

    /** Whether nothing at all may be tried now. */
    boolean isPaused() {
        return player != null && clock.nanoTime() < player.retryAt();
    }

    boolean isEmpty() {
        return player == null && items.isEmpty();
    }

    /** The first failure, for a person. */
    String detail() {
        Failure first = player != null ? player : items.values().iterator().next();
        return first.detail();
    }

    private Failure again(@Nullable Failure last, String detail) {
        int times = last == null ? 1 : last.times() + 1;
        long pause = Math.min(FIRST_PAUSE.toNanos() << Math.min(times - 1, 10), LONGEST_PAUSE.toNanos());
        return new Failure(times, clock.nanoTime() + pause, detail);
    }
}
