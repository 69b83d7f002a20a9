package io.weitblick.lab.virtual;

import io.weitblick.agent.player.Medium;
import io.weitblick.agent.player.Player;
import io.weitblick.agent.player.PlayerException;
import io.weitblick.common.sync.OnScreen;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A player without a screen: it takes only media that are there and readable, and remembers what it was given. */
public final class RecordingPlayer implements Player {
    private static final int MEMORY = 100;

    private final List<Medium> history = new CopyOnWriteArrayList<>();
    private volatile @Nullable RecordedRun current;

    @Override
    public void stopAll() {
        current = null;
    }

    @Override
    public Run start(Medium medium) throws PlayerException {
        if (!Files.isReadable(medium.file())) {
            throw new PlayerException("cannot read " + medium.file());
        }
        history.add(medium);
        if (history.size() > MEMORY) {
            history.remove(0);
        }
        RecordedRun run = new RecordedRun(medium);
        current = run;
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

    /** What it was given last, oldest first; a hundred media at most. */
    public List<Medium> history() {
        return List.copyOf(history);
    }

    /** What it shows now. */
    public Optional<Medium> showing() {
        return Optional.ofNullable(current).map(RecordedRun::medium);
    }

    private final class RecordedRun implements Run {
        private final Medium medium;

        private RecordedRun(Medium medium) {
            this.medium = medium;
        }

        private Medium medium() {
            return medium;
        }

        @Override
        public Status status() {
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
