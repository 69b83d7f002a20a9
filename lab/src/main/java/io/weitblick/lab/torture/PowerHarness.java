package io.weitblick.lab.torture;

import io.weitblick.lab.torture.box.AgentStep;
import io.weitblick.lab.torture.box.AgentStep.Phase;
import io.weitblick.lab.torture.disk.Shelf;
import io.weitblick.lab.torture.disk.Shelf.Format;
import io.weitblick.lab.torture.engine.Engine;
import io.weitblick.lab.torture.engine.Order.Halt;
import io.weitblick.lab.torture.fleet.SignedShow;
import io.weitblick.lab.torture.oracle.Verdict;
import io.weitblick.lab.torture.wire.CutProxy.Event;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a box's power in the middle of pushes: takes its disk as it is at that moment, without what was not written down,
 * and lets the box come up from that.
 */
final class PowerHarness implements AutoCloseable {
    private static final Duration AGENT_DEATH = Duration.ofSeconds(5);
    private static final long LONGEST_WAIT_MICROS = 150_000;

    private final Rig rig;
    private final Shelf shelf;
    private final Format format;
    private final long seed;
    private final Shows shows;
    private final Tally tally;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int disk;

    /** The state at the moment of the cut. */
    private record Cut(Landing landing, long promised) {}

    /** @param rig on the disk {@code disk-0} of the shelf */
    PowerHarness(Rig rig, Shelf shelf, Format format, long seed) {
        this.rig = rig;
        this.shelf = shelf;
        this.format = format;
        this.seed = seed;
        this.shows = new Shows(rig);
        this.tally = new Tally(seed);
    }

    /** Goes on until the power was cut so often, or so many violations were seen. */
    Tally run(int cuts, int mostViolations) {
        for (int index = 0; tally.blows() < cuts && tally.violations().size() < mostViolations; index++) {
            push(index);
        }
        return tally;
    }

    private void push(int index) {
        Random random = new Random(seed * 1_000_003 + index);
        SignedShow show = shows.publish(index + 1L, random);
        Moment moment = moment(show, random);
        Cut cut = cutDuring(show, moment);
        String when = moment.text();
        String next = "disk-" + (disk + 1);
        shelf.repair(next, format);
        rig.replaceBox(shelf.disk(next, format));
        shelf.remove("disk-" + disk);
        disk++;
        examine("after the cut", when, index, cut.promised());
        rig.reviveAgent();
        Duration took = rig.recover(show);
        tally.recovered(took);
        if (!rig.isOnScreen(show)) {
            violation(when, index, "generation " + show.generation() + " is not on the screen; " + rig.state());
        }
        examine("at the end", when, index, show.generation());
    }

    /** When to cut: at a byte, some time after the trigger, or at a step of the agent; one of them is given. */
    private record Moment(String kind, long atByte, long micros, String step) {
        String text() {
            return kind + " " + (atByte > 0 ? atByte : step.isEmpty() ? micros + " us" : step);
        }
    }

    private static Moment moment(SignedShow show, Random random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> new Moment("AtByte", 1 + random.nextLong(show.bytes() + 8_000), 0, "");
            case 2, 3 -> new Moment("AfterTrigger", 0, 1 + random.nextLong(LONGEST_WAIT_MICROS), "");
            default -> {
                AgentStep step = AgentStep.values()[random.nextInt(AgentStep.CONFIRM.ordinal())];
                yield new Moment("AtStep", 0, 0, step + " " + Phase.values()[random.nextInt(Phase.values().length)]);
            }
        };
    }

    /** Delivers, and takes a copy of the disk meanwhile. */
    private Cut cutDuring(SignedShow show, Moment moment) {
        CompletableFuture<Cut> cut = new CompletableFuture<>();
        if (moment.atByte() > 0) {
            rig.wire().trap(moment.atByte(), Event.RESET, () -> cut.complete(cut(show)));
        }
        if (!moment.step().isEmpty()) {
            rig.agent().tell("halt " + moment.step() + " 1");
        }
        Engine.Result result = rig.deliver(show, Halt.NEVER, line -> {
            if (moment.micros() > 0 && line.startsWith("step TRIGGER")) {
                clock.schedule(() -> cut.complete(cut(show)), moment.micros(), TimeUnit.MICROSECONDS);
            }
        });
        rig.wire().disarm();
        if (!moment.step().isEmpty() && result.delivered()) {
            rig.agent().awaitEnd(AGENT_DEATH);
        }
        boolean timed = moment.micros() > 0 && result.delivered();
        Cut made = timed ? cut.join() : cut.getNow(null);
        made = made == null ? cut(show) : made;
        tally.blow(moment.kind(), made.landing());
        return made;
    }

    private Cut cut(SignedShow show) {
        // What was confirmed before the copy must be in it.
        long confirmed = rig.sync().confirmed();
        Landing landing = rig.landing(show);
        shelf.copy("disk-" + disk, "disk-" + (disk + 1));
        return new Cut(landing, confirmed);
    }

    private void examine(String moment, String when, int index, long least) {
        Verdict verdict = rig.look();
        if (!verdict.isWhole()) {
            violation(when, index, moment + " " + verdict.fault());
        }
        if (verdict.accepted() < least) {
            violation(
                    when,
                    index,
                    moment + " generation " + verdict.accepted() + " is accepted, but the box had confirmed " + least);
        }
        rig.misplays().forEach(misplay -> violation(when, index, misplay));
        rig.misplays().clear();
    }

    private void violation(String when, int index, String what) {
        tally.violation("cut " + index + " (" + format + ", " + when + "): " + what);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
