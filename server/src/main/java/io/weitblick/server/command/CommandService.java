package io.weitblick.server.command;

import io.quarkus.scheduler.Scheduled;
import io.weitblick.common.sync.Command;
import io.weitblick.common.sync.CommandResult;
import io.weitblick.server.box.BoxDirectory;
import io.weitblick.server.box.BoxKind;
import io.weitblick.server.platform.Change;
import io.weitblick.server.platform.Ids;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Hands commands to boxes and takes their answers. */
@ApplicationScoped
public class CommandService {
    private static final int SHOWN = 20;

    private final CommandRepository commands;
    private final BoxDirectory boxes;
    private final Ids ids;
    private final Clock clock;
    private final Event<Change> changes;

    CommandService(CommandRepository commands, BoxDirectory boxes, Ids ids, Clock clock, Event<Change> changes) {
        this.commands = commands;
        this.boxes = boxes;
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
    }

    @Transactional
    CommandView ask(String boxId, Command.Kind kind, String person) {
        boxes.target(boxId).filter(box -> box.kind() == BoxKind.CLASSIC).ifPresent(box -> {
            throw new ProblemException(
                    ProblemType.NO_AGENT,
                    box.hostname()
                            + " is a classic box: nothing on it could carry out a command. Log in there by SSH.");
        });
        Instant now = clock.instant();
        BoxCommand command = new BoxCommand(ids.next("cmd"), boxId, kind, person, now, now.plus(kind.patience()));
        commands.persist(command);
        changed(boxId);
        changes.fire(new Change(Change.Kind.BOX_WAKE, boxId));
        return command.view();
    }

    @Transactional
    List<CommandView> newest(String boxId) {
        return commands.newest(boxId, SHOWN).stream().map(BoxCommand::view).toList();
    }

    /** What a box is to do, oldest first; it is told again until it answers, and knows each by its id. */
    @Transactional
    public List<Command> take(String boxId) {
        Instant now = clock.instant();
        List<BoxCommand> open = commands.open(boxId);
        open.forEach(BoxCommand::sent);
        return open.stream()
                .map(BoxCommand::message)
                .filter(command -> now.isBefore(command.deadline()))
                .toList();
    }

    /** What a box says of commands that it carried out; answers to commands that are over are ignored. */
    @Transactional
    public void answered(String boxId, List<CommandResult> results) {
        for (CommandResult result : results) {
            commands.ofBox(boxId, result.id()).filter(BoxCommand::isOpen).ifPresent(command -> {
                command.answered(result, clock.instant());
                changed(boxId);
            });
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void expire() {
        Instant now = clock.instant();
        commands.overdue(now).forEach(command -> {
            command.expire(now);
            changed(command.boxId());
        });
    }

    private void changed(String boxId) {
        changes.fire(new Change(Change.Kind.BOX, boxId));
    }
}
