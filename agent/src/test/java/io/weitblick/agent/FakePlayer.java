package io.weitblick.agent;

import io.weitblick.agent.player.Medium;
import io.weitblick.agent.player.Player;
import io.weitblick.agent.player.PlayerException;
import io.weitblick.common.sync.OnScreen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what it is told; what becomes of a run is set by the test. */
public final class FakePlayer implements Player {
    public final List<String> calls = new CopyOnWriteArrayList<>();
    public final Map<String, Status> statuses = new HashMap<>();
    public final List<String> refused = new ArrayList<>();
    public volatile boolean stuck;

    @Override
    public void stopAll() throws PlayerException {
        if (stuck) {
            throw new PlayerException("processes do not end");
        }
        calls.add("stop all");
    }

    @Override
    public Run start(Medium medium) throws PlayerException {
        if (refused.contains(medium.name())) {
            throw new PlayerException("no such program");
        }
        calls.add("start " + medium.name());
        return new Run() {
            @Override
            public Status status() {
                return statuses.getOrDefault(medium.name(), Status.RUNNING);
            }

            @Override
            public void stop() {
                calls.add("stop " + medium.name());
            }
        };
    }

    @Override
    public void idle(OnScreen.Content content) {
        calls.add("idle " + content);
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
