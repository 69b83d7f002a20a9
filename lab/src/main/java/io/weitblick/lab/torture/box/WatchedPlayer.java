package io.weitblick.lab.torture.box;

import io.weitblick.agent.player.Medium;
import io.weitblick.agent.player.Player;
import io.weitblick.agent.player.PlayerException;
import io.weitblick.common.sync.OnScreen;
import io.weitblick.lab.torture.box.AgentStep.Phase;
import io.weitblick.lab.torture.oracle.Oracle;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** A player without a screen that says which bytes it was given: it hashes them itself. */
final class WatchedPlayer implements Player {
    private final Fuse fuse;
    private final PrintStream out;
    private volatile @Nullable Run current;

    WatchedPlayer(Fuse fuse, PrintStream out) {
        this.fuse = fuse;
        this.out = out;
    }

    @Override
    public void stopAll() {
        fuse.at(AgentStep.STOP_PLAYER, Phase.BEFORE);
        current = null;
        fuse.at(AgentStep.STOP_PLAYER, Phase.AFTER);
    }

    @Override
    public Run start(Medium medium) throws PlayerException {
        fuse.at(AgentStep.START_PLAYER, Phase.BEFORE);
        try {
            out.println(
                    "plays " + medium.file().getFileName() + " " + Oracle.digest(medium.file()) + " " + medium.name());
            out.flush();
        } catch (IOException | GeneralSecurityException e) {
            throw new PlayerException("cannot read " + medium.file() + ": " + e);
        }
        Run run = new Shown();
        current = run;
        fuse.at(AgentStep.START_PLAYER, Phase.AFTER);
        return run;
    }

    @Override
    public void idle(OnScreen.Content content) {
        current = null;
    }

    @Override
    public void close() {
        current = null;
    }

    private final class Shown implements Run {
        @Override
        public Status status() {
            fuse.at(AgentStep.CONFIRM, Phase.BEFORE);
            return current == this ? Status.RUNNING : Status.ENDED;
        }

        @Override
        public void stop() {
            if (current == this) {
                current = null;
            }
        }
    }
}
