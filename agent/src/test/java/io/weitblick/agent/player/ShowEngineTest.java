package io.weitblick.agent.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.agent.FakePlayer;
import io.weitblick.agent.ManualTime;
import io.weitblick.agent.TestFleet;
import io.weitblick.agent.clock.BoxClock;
import io.weitblick.agent.state.ScreenState;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.show.Program;
import io.weitblick.common.show.Show;
import io.weitblick.common.show.ShowItem;
import io.weitblick.common.show.ShowObject;
import io.weitblick.common.show.TimeWindow;
import io.weitblick.common.sync.OnScreen;
import io.weitblick.common.sync.ReasonCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShowEngineTest {
    private static final TimeWindow MORNING =
            new TimeWindow(Set.of(), LocalTime.of(8, 0), LocalTime.of(12, 0), null, null);

    private final ManualTime time = new ManualTime("2026-05-04T09:00:00Z");
    private final FakePlayer player = new FakePlayer();
    private final List<ScreenState> reports = new ArrayList<>();
    private ShowEngine engine;

    @BeforeEach
    void prepare() {
        engine = engine(time.clock());
    }

    private ShowEngine engine(BoxClock clock) {
        return new ShowEngine(player, clock, reports::add);
    }

    private static Program program(int priority, List<TimeWindow> windows, String... names) {
        List<ShowItem> items = new ArrayList<>();
        for (String name : names) {
            items.add(TestFleet.item(name, name.getBytes(), 10));
        }
        return new Program("asg_" + priority, "Lobby", priority, windows, items);
    }

    private static PlayableShow show(long generation, Program... programs) {
        Map<Sha256, Path> files = new HashMap<>();
        List<ShowObject> objects = new ArrayList<>();
        for (Program program : programs) {
            for (ShowItem item : program.items()) {
                if (files.put(item.object(), Path.of("/store", item.name())) == null) {
                    objects.add(new ShowObject(item.object(), "png", 1));
                }
            }
        }
        Show show = new Show(
                1,
                TestFleet.FLEET,
                TestFleet.BOX,
                generation,
                TestFleet.KEY_ID,
                Instant.EPOCH,
                ZoneId.of("Europe/Berlin"),
                objects,
                List.of(programs));
        return new PlayableShow(show, files);
    }

    private void play(PlayableShow show) {
        engine.play(Optional.of(show));
        run(Duration.ZERO);
    }

    /** Lets the time pass in small steps, as the worker does. */
    private void run(Duration length) {
        for (long passed = 0; passed <= length.toMillis(); passed += 100) {
            engine.tick();
            engine.tick();
            time.pass(Duration.ofMillis(passed < length.toMillis() ? 100 : 0));
        }
    }

    private OnScreen screen() {
        return reports.get(reports.size() - 1).onScreen();
    }

    private ReasonCode reason() {
        return reports.get(reports.size() - 1).reason().code();
    }

    @Test
    void showsTheLogoWithoutAShow() {
        run(Duration.ZERO);

        assertThat(player.calls).containsExactly("stop all", "idle LOGO");
        assertThat(screen().content()).isEqualTo(OnScreen.Content.LOGO);
        assertThat(screen().generation()).isZero();
    }

    @Test
    void leavesASingleItemStanding() {
        play(show(7, program(0, List.of(), "menu")));

        run(Duration.ofSeconds(60));

        assertThat(player.calls).containsExactly("stop all", "start menu");
        assertThat(screen().asset()).isEqualTo("asset_menu");
        assertThat(screen().generation()).isEqualTo(7);
        assertThat(reports).hasSize(1);
    }

    @Test
    void startsTheNextItemBeforeItStopsTheFormer() {
        play(show(7, program(0, List.of(), "menu", "news")));

        run(Duration.ofSeconds(21));

        assertThat(player.calls)
                .containsExactly("stop all", "start menu", "start news", "stop menu", "start menu", "stop news");
        assertThat(reports).extracting(state -> state.onScreen().name()).containsExactly("menu", "news", "menu");
    }

    @Test
    void stopsEverythingOfTheFormerShowBeforeTheNextOne() {
        play(show(7, program(0, List.of(), "menu")));
        player.calls.clear();

        play(show(8, program(0, List.of(), "news")));

        assertThat(player.calls).containsExactly("stop all", "start news");
        assertThat(screen().generation()).isEqualTo(8);
        assertThat(reports).extracting(state -> state.onScreen() == null).containsOnly(false);
    }

    @Test
    void claimsNothingWhileTheFormerShowCannotBeStopped() {
        play(show(7, program(0, List.of(), "menu")));
        player.stuck = true;

        play(show(8, program(0, List.of(), "news")));

        assertThat(screen()).isNull();
        assertThat(reason()).isEqualTo(ReasonCode.PLAYER_FAILED);
        player.stuck = false;
        run(Duration.ofSeconds(6));
        assertThat(screen().generation()).isEqualTo(8);
        assertThat(reports.get(reports.size() - 1).reason()).isNull();
    }

    @Test
    void followsTimeWindowsAndPriorities() {
        play(show(7, program(0, List.of(), "menu"), program(5, List.of(MORNING), "breakfast")));
        assertThat(screen().name()).isEqualTo("breakfast");

        time.set("2026-05-04T09:59:59Z");
        run(Duration.ofSeconds(2));

        assertThat(screen().name()).isEqualTo("menu");
        assertThat(player.calls).endsWith("start breakfast", "start menu", "stop breakfast");
    }

    @Test
    void saysSoWhenNothingIsDue() {
        time.set("2026-05-04T20:00:00Z");
        play(show(7, program(0, List.of(MORNING), "breakfast")));
        assertThat(screen().content()).isEqualTo(OnScreen.Content.NOTHING_DUE);
        assertThat(screen().generation()).isEqualTo(7);

        time.set("2026-05-05T07:00:00Z");
        run(Duration.ofSeconds(1));

        assertThat(screen().name()).isEqualTo("breakfast");
    }

    @Test
    void playsOnlyUntimedProgramsUntilTheServerTellsTheTime() {
        time.set("1970-01-01T08:00:00Z");
        BoxClock clock = time.clock();
        engine = engine(clock);
        play(show(7, program(0, List.of(), "menu"), program(5, List.of(MORNING), "breakfast")));
        assertThat(screen().name()).isEqualTo("menu");
        assertThat(reason()).isEqualTo(ReasonCode.CLOCK_UNTRUSTED);

        clock.serverSaid(Instant.parse("2026-05-04T09:00:00Z"));
        run(Duration.ofSeconds(1));

        assertThat(screen().name()).isEqualTo("breakfast");
        assertThat(reports.get(reports.size() - 1).reason()).isNull();
    }

    @Test
    void goesOnWithTheOthersWhenOneItemFails() {
        player.statuses.put("news", Player.Status.FAILED);
        play(show(7, program(0, List.of(), "menu", "news", "film")));

        run(Duration.ofSeconds(12));

        assertThat(screen().name()).isEqualTo("film");
        assertThat(reason()).isEqualTo(ReasonCode.PLAYER_FAILED);
        assertThat(reports.get(reports.size() - 1).reason().detail()).contains("news");
    }

    @Test
    void keepsTheGoodItemOnTheScreenWhileTheOnlyOtherOneFails() {
        player.statuses.put("news", Player.Status.FAILED);
        play(show(7, program(0, List.of(), "menu", "news")));

        run(Duration.ofSeconds(14));

        assertThat(screen().name()).isEqualTo("menu");
        assertThat(player.calls).containsExactly("stop all", "start menu", "start news", "stop news");
    }

    @Test
    void triesAFailingPlayerAgainAfterGrowingPauses() {
        player.statuses.put("menu", Player.Status.FAILED);
        play(show(7, program(0, List.of(), "menu")));
        assertThat(screen()).isNull();
        assertThat(reason()).isEqualTo(ReasonCode.PLAYER_FAILED);

        run(Duration.ofSeconds(34));

        assertThat(player.calls).filteredOn("start menu"::equals).hasSize(3);
    }

    @Test
    void reportsAProgramThatDoesNotExist() {
        player.refused.add("menu");

        play(show(7, program(0, List.of(), "menu")));

        assertThat(reports.get(reports.size() - 1).reason().detail()).contains("menu", "no such program");
    }

    @Test
    void doesNotConfirmWhatIsNotRunningYet() {
        player.statuses.put("menu", Player.Status.STARTING);
        play(show(7, program(0, List.of(), "menu")));
        run(Duration.ofSeconds(5));
        assertThat(reports).isEmpty();

        player.statuses.put("menu", Player.Status.RUNNING);
        run(Duration.ofSeconds(1));

        assertThat(screen().name()).isEqualTo("menu");
    }

    @Test
    void givesUpOnAPlayerThatNeverComesUp() {
        player.statuses.put("menu", Player.Status.STARTING);
        play(show(7, program(0, List.of(), "menu")));

        run(Duration.ofSeconds(16));

        assertThat(reason()).isEqualTo(ReasonCode.PLAYER_FAILED);
        assertThat(player.calls).contains("stop menu");
    }

    @Test
    void startsAMediumThatEndedAgain() {
        play(show(7, program(0, List.of(), "film")));
        run(Duration.ofSeconds(5));

        player.statuses.put("film", Player.Status.ENDED);
        engine.tick();
        player.statuses.put("film", Player.Status.RUNNING);
        run(Duration.ofSeconds(1));

        assertThat(player.calls).filteredOn("start film"::equals).hasSize(2);
        assertThat(screen().name()).isEqualTo("film");
    }

    @Test
    void takesAPlayerThatEndsAtOnceForAFailure() {
        player.statuses.put("film", Player.Status.ENDED);

        play(show(7, program(0, List.of(), "film")));

        assertThat(reason()).isEqualTo(ReasonCode.PLAYER_FAILED);
    }

    @Test
    void restartsOnCommand() {
        play(show(7, program(0, List.of(), "menu")));
        player.calls.clear();

        engine.restart();
        run(Duration.ZERO);

        assertThat(player.calls).containsExactly("stop all", "start menu");
    }
}
