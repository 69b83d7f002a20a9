package io.weitblick.lab.torture;

import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.lab.LabException;
import io.weitblick.lab.torture.engine.Order.Halt;
import io.weitblick.lab.torture.fleet.Fleet;
import io.weitblick.lab.torture.fleet.Media;
import io.weitblick.lab.torture.fleet.SignedShow;
import io.weitblick.lab.torture.fleet.SyncServer;
import io.weitblick.lab.torture.oracle.Verdict;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** Does what a thief of the media key could do in the middle of a push: changes bytes, brings a show of his own. */
final class TamperHarness {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Rig rig;
    private final long seed;
    private final Shows shows;
    private final Tally tally;
    private long generation;

    TamperHarness(Rig rig, long seed) {
        this.rig = rig;
        this.seed = seed;
        this.shows = new Shows(rig);
        this.tally = new Tally(seed);
    }

    /** Both attacks in turn; ends after the first violation. */
    Tally run(int attacks) {
        for (int index = 0; index < attacks && tally.violations().isEmpty(); index++) {
            Random random = new Random(seed * 1_000_003 + index);
            if (index % 2 == 0) {
                flipBit(index, random);
            } else {
                bringForeignShow(index, random);
            }
        }
        return tally;
    }

    /** Everything lies in the inbox, and one bit of it is changed before the box is told to look. */
    void flipBit(int index, Random random) {
        SignedShow show = shows.publish(++generation, random);
        rig.deliver(show, new Halt("TRIGGER", 1, 0), line -> {});
        Media victim = show.objects().get(0);
        Path file = rig.media().resolve("inbox").resolve(victim.fileName());
        try (RandomAccessFile object = new RandomAccessFile(file.toFile(), "rw")) {
            long at = random.nextLong(object.length());
            object.seek(at);
            int old = object.read();
            object.seek(at);
            object.write(old ^ 1 << random.nextInt(8));
        } catch (IOException e) {
            throw new LabException("cannot change " + file, e);
        }
        trigger();
        judge("bit flip", index, show, ReasonCode.OBJECT_HASH);
    }

    /** A show of media that the box may have, but signed with a key of the thief's own. */
    void bringForeignShow(int index, Random random) {
        SignedShow show = shows.publish(++generation, random);
        tally.recovered(rig.recover(show));
        SignedShow foreign = rig.fleet().show(Fleet.newKey(), SyncServer.BOX, show.generation() + 1, show.objects());
        generation++;
        Path inbox = rig.media().resolve("inbox");
        try {
            Files.write(
                    inbox.resolve(foreign.generation() + ".jws"),
                    foreign.compact().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new LabException("cannot write to " + inbox, e);
        }
        trigger();
        judge("foreign show", index, show, ReasonCode.SHOW_SIGNATURE);
    }

    private void trigger() {
        try {
            Files.deleteIfExists(rig.media().resolve("inbox/remove-when-done"));
        } catch (IOException e) {
            throw new LabException("cannot remove the trigger", e);
        }
    }

    /** The box must say what is wrong and go on with what the fleet wants. */
    private void judge(String attack, int index, SignedShow wanted, ReasonCode expected) {
        tally.blow(attack.replace(" ", "-"), rig.landing(wanted));
        boolean refused = rig.sync().await(LIMIT, report -> {
            Reason reason = report.reason();
            return reason != null && reason.code() == expected || report.acceptedGeneration() >= generation;
        });
        Verdict verdict = rig.look();
        if (!verdict.isWhole()) {
            violation(attack, index, verdict.fault());
            return;
        }
        if (!refused) {
            violation(attack, index, "the box does not say " + expected + "; " + rig.state());
        }
        tally.recovered(rig.recover(wanted));
        if (!rig.isOnScreen(wanted)) {
            violation(attack, index, "generation " + wanted.generation() + " is not on the screen; " + rig.state());
        }
        if (!rig.look().isWhole()) {
            violation(attack, index, rig.look().fault());
        }
        rig.misplays().forEach(misplay -> violation(attack, index, misplay));
    }

    private void violation(String attack, int index, String what) {
        tally.violation("attack " + index + " (" + attack + "): " + what);
    }
}
