package io.weitblick.common.sync;

import java.time.Instant;

/**
 * A remote action that the server asks for. An agent ignores kinds it does not know and reports that.
 *
 * @param id the command's id, {@code cmd_...}; a repeated id is not carried out again
 * @param kind what to do; one of {@link Kind}, as text so that an old agent can read a new server
 * @param deadline server time after which it must no longer be carried out
 */
public record Command(String id, String kind, Instant deadline) {
    /** The actions of this version. */
    public enum Kind {
        /** Stop the slice and start the player again. */
        RESTART_PLAYER
    }
}
