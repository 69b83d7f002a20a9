package io.weitblick.server.push;

import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.box.BoxTarget;
import io.weitblick.server.sftp.DeliveryOutcome;

/** Tells a box whose SSH port does not answer from a box that is off: its agent talks. */
final class SilentPort {
    private SilentPort() {}

    /** @param connected whether the box's SSH server has answered in this attempt */
    static Reason reason(BoxTarget target, DeliveryOutcome.Failed failed, boolean connected) {
        boolean silent = failed.code() == ReasonCode.UNREACHABLE || failed.code() == ReasonCode.TIMEOUT && !connected;
        return silent && target.online()
                ? new Reason(
                        ReasonCode.SFTP_BLOCKED,
                        target.hostname() + "'s agent talks, but SSH port " + target.port()
                                + " does not answer; look for a firewall between, or a stopped sshd.")
                : failed.reason();
    }
}
