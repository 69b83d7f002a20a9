package io.weitblick.lab.torture;

import io.weitblick.lab.torture.engine.Order.Halt;
import io.weitblick.lab.torture.fleet.SignedShow;
import io.weitblick.lab.torture.fleet.SyncServer;
import io.weitblick.lab.torture.oracle.Verdict;
import io.weitblick.lab.torture.wire.CutProxy.Event;
import java.util.List;
import java.util.Random;

/** Breaks the delivery of a large file at 95 % and counts every byte that goes to the box afterwards. */
final class ResendHarness {
    private static final long SLACK_BYTES = 2 << 20;

    private final Rig rig;
    private final long bytes;
    private final Random random;
    private final Tally tally;

    ResendHarness(Rig rig, long seed, long bytes) {
        this.rig = rig;
        this.bytes = bytes;
        this.random = new Random(seed);
        this.tally = new Tally(seed);
    }

    /** Once by the wire, once by the engine's death. */
    Tally run() {
        long late = bytes / 100 * 95;
        SignedShow first = publish(1);
        rig.wire().trap(late, Event.RESET, () -> tally.blow("CutWire", rig.landing(first)));
        rig.deliver(first, Halt.NEVER, line -> {});
        rig.wire().disarm();
        goOn("a cut of the wire", first);
        SignedShow second = publish(2);
        if (rig.deliver(second, new Halt("", 0, late), line -> {}).died()) {
            tally.blow("HaltEngine", rig.landing(second));
        }
        goOn("the death of the engine", second);
        if (tally.blows() != 2) {
            tally.violation("only " + tally.blows() + " of 2 blows landed");
        }
        return tally;
    }

    private SignedShow publish(long generation) {
        SignedShow show =
                rig.fleet().show(SyncServer.BOX, generation, List.of(rig.fleet().medium(bytes, random.nextLong())));
        rig.publish(show);
        return show;
    }

    private void goOn(String after, SignedShow show) {
        long before = rig.wire().sent();
        tally.recovered(rig.recover(show));
        long again = rig.wire().sent() - before;
        tally.note("resent=" + again);
        if (again > bytes / 20 + SLACK_BYTES) {
            tally.violation("after " + after + " at 95 % of " + bytes + " bytes " + again + " bytes were sent");
        }
        Verdict verdict = rig.look();
        if (!rig.isOnScreen(show) || !verdict.isWhole()) {
            tally.violation("after " + after + " generation " + show.generation() + " is not whole on the screen; "
                    + verdict.fault() + " " + rig.state());
        }
    }
}
