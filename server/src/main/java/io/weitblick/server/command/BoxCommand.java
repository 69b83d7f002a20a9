package io.weitblick.server.command;

import io.weitblick.common.sync.Command;
import io.weitblick.common.sync.CommandResult;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A remote action that a person asked for. */
@Entity(name = "command")
class BoxCommand {
    @Id
    private String id;

    @Column(name = "box_id")
    private String boxId;

    @Enumerated(EnumType.STRING)
    private Command.Kind kind;

    @Enumerated(EnumType.STRING)
    private CommandState state;

    private @Nullable String detail;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    private Instant deadline;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    protected BoxCommand() {}

    BoxCommand(String id, String boxId, Command.Kind kind, String createdBy, Instant now, Instant deadline) {
        this.id = id;
        this.boxId = boxId;
        this.kind = kind;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.deadline = deadline;
        this.state = CommandState.PENDING;
    }

    void sent() {
        state = CommandState.SENT;
    }

    void answered(CommandResult result, Instant now) {
        state = result.ok() ? CommandState.DONE : CommandState.FAILED;
        detail = result.detail();
        endedAt = now;
    }

    void expire(Instant now) {
        state = CommandState.EXPIRED;
        detail = "The box did not answer before the deadline.";
        endedAt = now;
    }

    boolean isOpen() {
        return state == CommandState.PENDING || state == CommandState.SENT;
    }

    Command message() {
        return new Command(id, kind.name(), deadline);
    }

    CommandView view() {
        return new CommandView(id, kind, state, createdAt, deadline, detail, createdBy);
    }

    String id() {
        return id;
    }

    String boxId() {
        return boxId;
    }
}
