package io.weitblick.lab.torture;

import io.weitblick.lab.torture.box.Workplace;
import io.weitblick.lab.torture.conf.BootedMachine;
import io.weitblick.lab.torture.conf.ConfOracle;
import io.weitblick.lab.torture.disk.Disk;
import io.weitblick.lab.torture.disk.Shelf;
import io.weitblick.lab.torture.disk.Shelf.Format;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The harnesses, each with everything it needs from its directory to its last process. */
final class Torture {
    /** Share of the kills that must land between the first byte and the confirmation. */
    static final double LEAST_BETWEEN = 0.6;

    private Torture() {}

    /** Kills engine, agent, SSH session and wire. */
    static Tally kills(long seed, int kills) {
        try (Workplace place = Workplace.open();
                Rig rig = new Rig(place, plainDisk(place), null);
                KillHarness harness = new KillHarness(rig, seed)) {
            Tally tally = harness.run(kills);
            if (tally.between() < LEAST_BETWEEN) {
                tally.violation("too few of the kills landed between the first byte and the confirmation");
            }
            return tally;
        }
    }

    /**
     * Cuts the power.
     *
     * @param without what the agent's build lacks; null for nothing
     */
    static Tally power(long seed, int cuts, Format format, @Nullable Mutation without) {
        try (Workplace place = Workplace.open();
                Shelf shelf = Shelf.in(place)) {
            shelf.make("disk-0", format);
            try (Rig rig = new Rig(place, shelf.disk("disk-0", format), compile(without, place));
                    PowerHarness harness = new PowerHarness(rig, shelf, format, seed)) {
                // One is enough to find a build out.
                return harness.run(cuts, without == null ? Tally.MOST_VIOLATIONS : 1);
            }
        }
    }

    /**
     * Changes what lies in the inbox.
     *
     * @param without what the agent's build lacks; null for nothing
     */
    static Tally tamper(long seed, int attacks, @Nullable Mutation without) {
        try (Workplace place = Workplace.open();
                Rig rig = new Rig(place, plainDisk(place), compile(without, place))) {
            return new TamperHarness(rig, seed).run(attacks);
        }
    }

    /** Kills the whole server, with its database. */
    static Tally server(long seed, int kills) {
        try (Workplace place = Workplace.open();
                ServerHarness harness = new ServerHarness(place, seed)) {
            return harness.run(kills);
        }
    }

    /** Cuts the wire and ends the engine late in one large file, and counts what is sent again. */
    static Tally resend(long seed, long bytes) {
        try (Workplace place = Workplace.open();
                Rig rig = new Rig(place, plainDisk(place), null)) {
            return new ResendHarness(rig, seed, bytes).run();
        }
    }

    /**
     * Boots a machine with random himblick.conf files.
     *
     * @param without what the build lacks; null for nothing
     */
    static Tally conf(long seed, int files, @Nullable Mutation without) {
        try (Workplace place = Workplace.open();
                BootedMachine machine = new BootedMachine(place.memory("machine"), compile(without, place))) {
            return new ConfHarness(machine, new ConfOracle(place.files()), seed)
                    .run(files, without == null ? Tally.MOST_VIOLATIONS : 1);
        }
    }

    private static Disk plainDisk(Workplace place) {
        return Disk.directory(place.files().resolve("disk"));
    }

    private static @Nullable Path compile(@Nullable Mutation mutation, Workplace place) {
        return mutation == null ? null : mutation.compile(place.files());
    }
}
