package io.weitblick.agent.sync;

import io.weitblick.agent.host.HostRequest.Word;
import io.weitblick.common.sync.Command;
import io.weitblick.common.sync.CommandResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the server's commands, each once, and keeps their results until the server has them. Thread-safe. */
final class CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private final SyncParts parts;
    private final CommandLog log;
    private final Reboot reboot;
    private final Runnable whenDone;
    private final List<CommandResult> results = new ArrayList<>();

    /** @param whenDone called when a result has come */
    CommandRunner(SyncParts parts, CommandLog log, Reboot reboot, Runnable whenDone) {
        this.parts = parts;
        this.log = log;
        this.reboot = reboot;
        this.whenDone = whenDone;
        reboot.done().ifPresent(id -> results.add(new CommandResult(id, true, "the machine has started anew")));
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
        Optional<Command.Kind> kind = Arrays.stream(Command.Kind.values())
                .filter(known -> known.name().equals(command.kind()))
                .findFirst();
        if (parts.clock().now().isAfter(command.deadline())) {
            done(command, false, "came too late");
        } else if (kind.isEmpty()) {
            done(command, false, "this agent does not know " + command.kind());
        } else {
            switch (kind.get()) {
                case RESTART_PLAYER ->
                    parts.player()
                            .restart()
                            .whenComplete((nothing, failure) -> done(
                                    command,
                                    failure == null,
                                    failure == null ? "player restarted" : failure.toString()));
                case REBOOT ->
                    aside(command, () -> {
                        reboot.begin(command.id());
                        askRoot(command, Word.REBOOT);
                    });
                case POWER_OFF -> aside(command, () -> done(command, true, askRoot(command, Word.POWER_OFF)));
            }
        }
    }

    private interface Action {
        void run() throws IOException, InterruptedException;
    }

    /** Root may take its time, and the conversation goes on meanwhile. */
    private void aside(Command command, Action action) {
        Thread thread = new Thread(
                () -> {
                    try {
                        action.run();
                    } catch (IOException e) {
                        failed(command, e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "command-" + command.id());
        thread.setDaemon(true);
        thread.start();
    }

    private String askRoot(Command command, Word word) throws IOException, InterruptedException {
        return parts.machine().ask(command.id().toLowerCase(Locale.ROOT), word);
    }

    private void failed(Command command, IOException failure) {
        try {
            reboot.forget();
        } catch (IOException e) {
            LOG.warn("A note of a reboot stays cause={}", e.toString());
        }
        done(command, false, String.valueOf(failure.getMessage()));
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
