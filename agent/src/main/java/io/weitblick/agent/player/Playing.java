package io.weitblick.agent.player;

import io.weitblick.agent.clock.BoxClock;
import io.weitblick.common.show.ShowItem;
import io.weitblick.common.sync.OnScreen;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An item on its way to the screen, or on it. */
final class Playing {
    private final ShowItem item;
    private final Player.Run run;
    private long startedAt;
    private long confirmedAt;
    private @Nullable Instant since;

    Playing(ShowItem item, Player.Run run, BoxClock clock) {
        this.item = item;
        this.run = run;
        this.startedAt = clock.nanoTime();
    }

    ShowItem item() {
        return item;
    }

    /** Asks the player; the first time that it runs is noted. */
    Player.Status look(BoxClock clock) {
        Player.Status status = run.status();
        if (status == Player.Status.RUNNING && since == null) {
            since = clock.now();
            confirmedAt = clock.nanoTime();
        }
        return status;
    }

    boolean isConfirmed() {
        return since != null;
    }

    Duration age(BoxClock clock) {
        return Duration.ofNanos(clock.nanoTime() - startedAt);
    }

    /** How long it is known to be on the screen; zero before that. */
    Duration confirmedFor(BoxClock clock) {
        return since == null ? Duration.ZERO : Duration.ofNanos(clock.nanoTime() - confirmedAt);
    }

    /** Gives it its seconds once more. */
    void prolong(BoxClock clock) {
        startedAt = clock.nanoTime();
    }

    void stop() {
        run.stop();
    }

    OnScreen onScreen(long generation) {
        return new OnScreen(generation, OnScreen.Content.ITEM, item.asset(), item.name(), since);
    }
}
