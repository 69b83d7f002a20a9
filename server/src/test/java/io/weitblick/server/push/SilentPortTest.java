package io.weitblick.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.box.BoxKind;
import io.weitblick.server.box.BoxTarget;
import io.weitblick.server.sftp.DeliveryOutcome.Failed;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilentPortTest {
    @Test
    void isBlockedWhenTheAgentTalksAndThePortDoesNot() {
        assertThat(code(true, ReasonCode.UNREACHABLE, false)).isEqualTo(ReasonCode.SFTP_BLOCKED);
        assertThat(code(true, ReasonCode.TIMEOUT, false)).isEqualTo(ReasonCode.SFTP_BLOCKED);
        assertThat(SilentPort.reason(box(true), failed(ReasonCode.UNREACHABLE), false)
                        .detail())
                .contains("lobby's agent talks, but SSH port 2222 does not answer");
    }

    @Test
    void isOffWhenNobodyTalks() {
        assertThat(code(false, ReasonCode.UNREACHABLE, false)).isEqualTo(ReasonCode.UNREACHABLE);
        assertThat(code(false, ReasonCode.TIMEOUT, false)).isEqualTo(ReasonCode.TIMEOUT);
    }

    @Test
    void isNotBlockedOnceThePortHasAnsweredOrForAnotherReason() {
        assertThat(code(true, ReasonCode.TIMEOUT, true)).isEqualTo(ReasonCode.TIMEOUT);
        assertThat(code(true, ReasonCode.AUTH, false)).isEqualTo(ReasonCode.AUTH);
        assertThat(code(true, ReasonCode.CONNECTION_LOST, false)).isEqualTo(ReasonCode.CONNECTION_LOST);
    }

    private static ReasonCode code(boolean online, ReasonCode code, boolean connected) {
        return SilentPort.reason(box(online), failed(code), connected).code();
    }

    private static Failed failed(ReasonCode code) {
        return new Failed(code, "said the network", true);
    }

    private static BoxTarget box(boolean online) {
        return new BoxTarget(
                "box_1", BoxKind.AGENT, "lobby", null, 2222, List.of(), Set.of(), null, null, null, online, true);
    }
}
