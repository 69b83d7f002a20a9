package io.weitblick.agent.sync;

import io.weitblick.agent.clock.BoxClock;
import io.weitblick.agent.player.PlayerWorker;
import io.weitblick.common.sync.Command;
import io.weitblick.common.sync.CommandResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the server's commands, each once, and keeps their results until the server has them. Thread-safe. */
final class CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private final PlayerWorker player;
    private final BoxClock clock;
    private final CommandLog log;
    private final Runnable whenDone;
    private final List<CommandResult> results = new ArrayList<>();

    /** @param whenDone called when a result has come */
    CommandRunner(PlayerWorker player, BoxClock clock, CommandLog log, Runnable whenDone) {
        this.player = player;
        this.clock = clock;
        this.log = log;
        this.whenDone = whenDone;
    }

    /** Begins the commands that are new and not too late. */
    void run(List<Command> commands) throws IOException {
        for (Command command : commands) {
            if (log.begin(command.id())) {
                LOG.info("A command comes in commandId={} kind={}", command.id(), command.kind());
                begin(command);
            }
        }
    }

    private void begin(Command command) {
        if (clock.now().isAfter(command.deadline())) {
            done(command, false, "came too late");
        } else if (Command.Kind.RESTART_PLAYER.name().equals(command.kind())) {
            CompletableFuture<Void> restart = player.restart();
            restart.whenComplete((nothing, failure) ->
                    done(command, failure == null, failure == null ? "player restarted" : failure.toString()));
        } else {
            done(command, false, "this agent does not know " + command.kind());
        }
    }

    private void done(Command command, boolean ok, String detail) {
        LOG.info("A command is done commandId={} ok={} detail={}", command.id(), ok, detail);
        synchronized (results) {
            results.add(new CommandResult(command.id(), ok, detail));
        }
        whenDone.run();
    }

    /** The results that the server does not have yet. */
    List<CommandResult> results() {
        synchronized (results) {
            return List.copyOf(results);
        }
    }

    /** The server has these. */
    void delivered(List<CommandResult> known) {
        synchronized (results) {
            results.removeAll(known);
        }
    }
}
