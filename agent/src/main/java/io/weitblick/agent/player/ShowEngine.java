package io.weitblick.agent.player;

import io.weitblick.agent.clock.BoxClock;
import io.weitblick.agent.state.ScreenState;
import io.weitblick.common.media.MediaType;
import io.weitblick.common.schedule.Schedule;
import io.weitblick.common.show.ShowItem;
import io.weitblick.common.sync.OnScreen;
import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what the player shows: which items are due, when the next one comes, what to do about a player that fails. A
 * state machine driven by {@link #tick}; it holds no thread and never sleeps. Not thread-safe.
 */
public final class ShowEngine {
    private static final Logger LOG = LoggerFactory.getLogger(ShowEngine.class);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration CALM = Duration.ofSeconds(1);

    /** How long the former item stays below the next one, until that has drawn its first picture. */
    private static final Duration OVERLAP = Duration.ofMillis(700);

    /** A transition may take this long before the screen counts as unconfirmed. */
    private static final Duration TRANSITION = Duration.ofSeconds(3);

    private static final Duration START_LIMIT = Duration.ofSeconds(15);
    private static final Duration SHORTEST_RUN = Duration.ofSeconds(1);

    private final Player player;
    private final BoxClock clock;
    private final Consumer<ScreenState> listener;
    private final Failures failures;

    private Optional<PlayableShow> show = Optional.empty();
    private boolean stopFirst = true;
    private List<ShowItem> due = List.of();
    private int index;
    private @Nullable Playing current;
    private @Nullable Playing former;
    private OnScreen.@Nullable Content idle;
    private long unconfirmedSince;
    private ScreenState reported = ScreenState.NONE;

    public ShowEngine(Player player, BoxClock clock, Consumer<ScreenState> listener) {
        this.player = player;
        this.clock = clock;
        this.listener = listener;
        this.failures = new Failures(clock);
        this.unconfirmedSince = clock.nanoTime();
    }

    /** Takes over a new show; everything of the former one is stopped first. */
    public void play(Optional<PlayableShow> next) {
        show = next;
        LOG.info("A show is to play generation={}", generation());
        restart();
    }

    /** Stops everything and starts the show anew. */
    public void restart() {
        stopFirst = true;
        unconfirmedSince = clock.nanoTime();
        failures.clear();
    }

    /** Does what is to be done now; the result says when to come back at the latest. */
    public Duration tick() {
        if (failures.isPaused()) {
            return CALM;
        }
        try {
            if (stopFirst) {
                stopEverything();
            }
            followSchedule();
            supervise();
            failures.playerWorks();
        } catch (PlayerException e) {
            LOG.error("The player fails cause={}", e.getMessage());
            failures.playerFails(e.getMessage());
            stopFirst = true;
        }
        report();
        return isSettled() ? untilNextItem() : SOON;
    }

    private Duration untilNextItem() {
        if (stopFirst || current == null || due.size() < 2) {
            return CALM;
        }
        Duration left = Duration.ofSeconds(current.item().seconds()).minus(current.age(clock));
        return left.compareTo(CALM) > 0 ? CALM : left.compareTo(SOON) < 0 ? SOON : left;
    }

    private void stopEverything() throws PlayerException {
        player.stopAll();
        current = null;
        former = null;
        idle = null;
        due = List.of();
        stopFirst = false;
    }

    private void followSchedule() throws PlayerException {
        List<ShowItem> now = dueItems();
        if (now.isEmpty()) {
            rest(show.isEmpty() ? OnScreen.Content.LOGO : OnScreen.Content.NOTHING_DUE);
        } else if (!now.equals(due)) {
            due = now;
            idle = null;
            index = due.size() - 1;
            startNext();
        }
    }

    private List<ShowItem> dueItems() {
        if (show.isEmpty()) {
            return List.of();
        }
        Schedule schedule = new Schedule(show.get().show());
        return clock.isTrusted() ? schedule.dueAt(clock.now()) : schedule.dueWithoutClock();
    }

    private void rest(OnScreen.Content content) throws PlayerException {
        if (idle != content) {
            player.idle(content);
            idle = content;
            due = List.of();
            current = null;
            former = null;
        }
    }

    private void supervise() {
        if (due.isEmpty()) {
            return;
        }
        if (current == null) {
            startNext();
            return;
        }
        Playing playing = current;
        switch (playing.look(clock)) {
            case STARTING -> {
                if (!playing.isConfirmed() && playing.age(clock).compareTo(START_LIMIT) > 0) {
                    giveUp(playing, "does not come up");
                }
            }
            case RUNNING -> goOn(playing);
            case ENDED -> {
                if (playing.age(clock).compareTo(SHORTEST_RUN) < 0) {
                    giveUp(playing, "ends at once");
                } else {
                    current = null;
                    startNext();
                }
            }
            case FAILED -> giveUp(playing, "failed 3 times");
        }
    }

    private void goOn(Playing playing) {
        if (former != null && playing.confirmedFor(clock).compareTo(OVERLAP) >= 0) {
            former.stop();
            former = null;
        }
        if (due.size() > 1
                && playing.age(clock)
                                .compareTo(Duration.ofSeconds(playing.item().seconds()))
                        >= 0) {
            failures.itemWorks(playing.item());
            startNext();
        } else if (playing.confirmedFor(clock).compareTo(Failures.PROVEN) > 0) {
            failures.itemWorks(playing.item());
        }
    }

    private void giveUp(Playing playing, String what) {
        String detail = "the player for " + playing.item().name() + " " + what;
        LOG.warn("A player fails item={} cause={}", playing.item().asset(), what);
        failures.itemFails(playing.item(), detail);
        playing.stop();
        current = former;
        former = null;
        startNext();
    }

    /** Starts the next item that is not known to fail; what runs stays where there is none. */
    private void startNext() {
        for (int step = 1; step <= due.size(); step++) {
            int candidate = (index + step) % due.size();
            ShowItem item = due.get(candidate);
            if (failures.isBlocked(item)) {
                continue;
            }
            if (current != null && due.size() > 1 && current.item().equals(item) && isOnlyPlayable(item)) {
                current.prolong(clock);
                return;
            }
            index = candidate;
            if (start(item)) {
                return;
            }
        }
    }

    private boolean isOnlyPlayable(ShowItem item) {
        return IntStream.range(0, due.size())
                .mapToObj(due::get)
                .allMatch(other -> other.equals(item) || failures.isBlocked(other));
    }

    private boolean start(ShowItem item) {
        try {
            Playing next = new Playing(item, player.start(medium(item)), clock);
            if (former != null) {
                former.stop();
            }
            if (current == null) {
                unconfirmedSince = clock.nanoTime();
            }
            former = current;
            current = next;
            LOG.debug("An item starts generation={} assetId={} name={}", generation(), item.asset(), item.name());
            return true;
        } catch (PlayerException e) {
            LOG.warn("An item cannot be shown item={} cause={}", item.asset(), e.getMessage());
            failures.itemFails(item, item.name() + " cannot be shown: " + e.getMessage());
            return false;
        }
    }

    private Medium medium(ShowItem item) throws PlayerException {
        MediaType type = MediaType.ofMime(item.type())
                .orElseThrow(() -> new PlayerException("this agent has no player for " + item.type()));
        Path file = show.map(playable -> playable.files().get(item.object()))
                .orElseThrow(() -> new PlayerException("its file is not stored"));
        return new Medium(file, type, item.seconds(), item.name());
    }

    private boolean isSettled() {
        return stopFirst || due.isEmpty() || current == null || current.isConfirmed() && former == null;
    }

    private long generation() {
        return show.map(playable -> playable.show().generation()).orElse(0L);
    }

    private void report() {
        OnScreen seen = seen();
        boolean transition = clock.nanoTime() - unconfirmedSince < TRANSITION.toNanos();
        if (seen == null && transition && failures.isEmpty()) {
            return;
        }
        ScreenState now = new ScreenState(seen, reason());
        if (!now.equals(reported)) {
            if (now.differsOnlyInItem(reported)) {
                LOG.debug("The screen shows {}", now);
            } else {
                LOG.info("The screen shows {}", now);
            }
            reported = now;
            listener.accept(now);
        }
    }

    private @Nullable OnScreen seen() {
        if (stopFirst) {
            return null;
        }
        if (idle != null) {
            boolean same = reported.onScreen() != null
                    && reported.onScreen().content() == idle
                    && reported.onScreen().generation() == generation();
            return same ? reported.onScreen() : new OnScreen(generation(), idle, null, null, clock.now());
        }
        Playing shown = current != null && current.isConfirmed() ? current : former;
        return shown == null || !shown.isConfirmed() ? null : shown.onScreen(generation());
    }

    private @Nullable Reason reason() {
        if (!failures.isEmpty()) {
            return new Reason(ReasonCode.PLAYER_FAILED, failures.detail());
        }
        boolean timed = show.isPresent()
                && show.get().show().programs().stream()
                        .anyMatch(program -> !program.windows().isEmpty());
        return timed && !clock.isTrusted()
                ? new Reason(
                        ReasonCode.CLOCK_UNTRUSTED,
                        "the box does not know the time yet, so only items without time windows play")
                : null;
    }
}
