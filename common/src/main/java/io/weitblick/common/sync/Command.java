package io.weitblick.common.sync;

import java.time.Duration;
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
        RESTART_PLAYER(Duration.ofMinutes(1)),
        /** Start the machine anew; the answer comes once it is up again. */
        REBOOT(Duration.ofMinutes(5)),
        /** Switch the machine off; somebody has to switch it on again by hand. */
        POWER_OFF(Duration.ofMinutes(1));

        private final Duration patience;

        Kind(Duration patience) {
            this.patience = patience;
        }

        /** How long after it was asked for the answer is waited for. */
        public Duration patience() {
            return patience;
        }
    }
}
