package io.weitblick.lab.torture;

import io.weitblick.lab.LabException;
import io.weitblick.lab.torture.Blow.CutWire;
import io.weitblick.lab.torture.Blow.HaltAgent;
import io.weitblick.lab.torture.Blow.HaltEngine;
import io.weitblick.lab.torture.Blow.KillAgent;
import io.weitblick.lab.torture.Blow.KillAgentAtByte;
import io.weitblick.lab.torture.Blow.KillSession;
import io.weitblick.lab.torture.engine.Engine;
import io.weitblick.lab.torture.engine.Order.Halt;
import io.weitblick.lab.torture.fleet.SignedShow;
import io.weitblick.lab.torture.oracle.Verdict;
import io.weitblick.lab.torture.wire.CutProxy.Event;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Kills one party after the other, each in a push of its own, and sees whether every push ends on the screen. */
final class KillHarness implements AutoCloseable {
    private static final Duration AGENT_DEATH = Duration.ofSeconds(5);

    private final Rig rig;
    private final long seed;
    private final Tally tally;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Shows shows;
    private long accepted;

    KillHarness(Rig rig, long seed) {
        this.rig = rig;
        this.seed = seed;
        this.shows = new Shows(rig);
        this.tally = new Tally(seed);
    }

    /** Goes on until so many kills have happened. */
    Tally run(int kills) {
        for (int index = 0; tally.blows() < kills && tally.violations().size() < Tally.MOST_VIOLATIONS; index++) {
            if (index > 3 * kills + 100) {
                tally.violation("only " + tally.blows() + " of " + index + " blows landed");
                break;
            }
            push(index);
        }
        return tally;
    }

    private void push(int index) {
        Random random = new Random(seed * 1_000_003 + index);
        SignedShow show = shows.publish(index + 1L, random);
        Blow blow = Blow.of(index, random, show);
        if (blow instanceof HaltEngine halt && halt.halt().step().equals("SKIP")) {
            // There is something to skip only after a first attempt that got as far as its last object.
            strike(new HaltEngine(new Halt("RENAME", newObjects(show), 0)), index, show);
        }
        strike(blow, index, show);
        recover(blow, index, show);
    }

    private int newObjects(SignedShow show) {
        return (int) show.objects().stream()
                .filter(medium -> !rig.sync().objects().contains(medium.fileName()))
                .count();
    }

    private void strike(Blow blow, int index, SignedShow show) {
        AtomicReference<@Nullable Landing> landed = new AtomicReference<>();
        Halt halt = blow instanceof HaltEngine engine ? engine.halt() : Halt.NEVER;
        Engine.Result result = rig.deliver(show, halt, arm(blow, show, landed));
        rig.wire().disarm();
        if (result.died()) {
            landed.set(rig.landing(show));
        }
        if (blow instanceof HaltAgent && result.delivered()) {
            // Dead or not is known when the show is on the screen, or when the agent is gone.
            long deadline = System.nanoTime() + AGENT_DEATH.toNanos();
            while (rig.agent().isAlive()
                    && !rig.sync().awaitOnScreen(show.generation(), Duration.ofMillis(20))
                    && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
        }
        if (blow instanceof HaltAgent) {
            // A step that this push did not have must not end the agent in a later one.
            rig.agent().tell("halt NONE NONE 0");
        }
        if (blow instanceof KillAgent && result.delivered()) {
            rig.agent().awaitEnd(AGENT_DEATH);
        }
        if (!rig.agent().isAlive()) {
            landed.compareAndSet(null, rig.landing(show));
        }
        Landing landing = landed.get();
        if (landing != null) {
            tally.blow(blow.kind(), landing);
        }
        examine("after", blow, index);
    }

    private Consumer<String> arm(Blow blow, SignedShow show, AtomicReference<@Nullable Landing> landed) {
        if (blow instanceof CutWire cut) {
            rig.wire().trap(cut.atByte(), cut.event(), () -> landed.set(rig.landing(show)));
        } else if (blow instanceof KillSession kill) {
            rig.wire().trap(kill.atByte(), Event.NONE, () -> {
                Landing landing = rig.landing(show);
                if (rig.space().killSessions() > 0) {
                    landed.set(landing);
                }
            });
        } else if (blow instanceof KillAgentAtByte kill) {
            rig.wire().trap(kill.atByte(), Event.NONE, () -> {
                landed.set(rig.landing(show));
                rig.agent().kill();
            });
        } else if (blow instanceof HaltAgent halt) {
            rig.agent().tell("halt " + halt.step() + " " + halt.phase() + " " + halt.count());
        } else if (blow instanceof KillAgent kill) {
            return line -> {
                if (line.startsWith("step TRIGGER")) {
                    clock.schedule(
                            () -> {
                                landed.set(rig.landing(show));
                                rig.agent().kill();
                            },
                            kill.afterMicros(),
                            TimeUnit.MICROSECONDS);
                }
            };
        }
        return line -> {};
    }

    private void recover(Blow blow, int index, SignedShow show) {
        rig.reviveAgent();
        tally.recovered(rig.recover(show));
        boolean on = rig.isOnScreen(show);
        if (!on) {
            violation(blow, index, "generation " + show.generation() + " does not come on the screen; " + rig.state());
        }
        Verdict verdict = examine("at the end of", blow, index);
        if (on && verdict.accepted() != show.generation()) {
            violation(blow, index, "generation " + verdict.accepted() + " is accepted instead of " + show.generation());
        }
    }

    private Verdict examine(String when, Blow blow, int index) {
        Verdict verdict = rig.look();
        if (!verdict.isWhole()) {
            violation(blow, index, when + " the blow " + verdict.fault());
        }
        if (verdict.accepted() < accepted) {
            violation(blow, index, "generation " + verdict.accepted() + " is accepted after " + accepted);
        }
        accepted = Math.max(accepted, verdict.accepted());
        rig.misplays().forEach(misplay -> violation(blow, index, misplay));
        rig.misplays().clear();
        return verdict;
    }

    private void violation(Blow blow, int index, String what) {
        tally.violation("kill " + index + " (" + blow + "): " + what);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new LabException("a kill is still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
