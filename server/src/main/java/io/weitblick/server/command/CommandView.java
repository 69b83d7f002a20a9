package io.weitblick.server.command;

import io.weitblick.common.sync.Command;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command as the API shows it.
 *
 * @param detail what the box said, null before it answered
 */
public record CommandView(
        String id,
        Command.Kind kind,
        CommandState state,
        Instant createdAt,
        Instant deadline,
        @Nullable String detail,
        String createdBy) {}
