package io.weitblick.server.box;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoxStatusTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(35);
    private static final Reason PUSH = new Reason(ReasonCode.UNREACHABLE, "Nothing answers.");
    private static final Reason AGENT = new Reason(ReasonCode.OBJECT_HASH, "Damaged.");

    @Test
    void isPendingUntilItEnrolsAndSomethingIsPublished() {
        assertThat(judge(evidence(false, null, 0, 0, null))).isEqualTo("PENDING NOT_ENROLLED");
        assertThat(judge(evidence(true, NOW, 0, 0, null))).isEqualTo("PENDING NOTHING_PUBLISHED");
    }

    @Test
    void isOfflineWhenQuietForLongerThanTheLimit() {
        assertThat(judge(evidence(true, NOW.minus(LIMIT), 3, 3, null))).isEqualTo("ON_SCREEN");
        assertThat(judge(evidence(true, NOW.minus(LIMIT).minusMillis(1), 3, 3, null)))
                .isEqualTo("OFFLINE OFFLINE");
        assertThat(judge(evidence(true, null, 3, 3, null))).isEqualTo("OFFLINE OFFLINE");
    }

    @Test
    void isOnScreenOnlyWhenTheBoxSaysSo() {
        assertThat(judge(evidence(true, NOW, 3, 2, null))).isEqualTo("UPDATING");
        assertThat(judge(evidence(true, NOW, 3, 3, null))).isEqualTo("ON_SCREEN");
        assertThat(judge(evidence(true, NOW, 3, 3, PUSH))).isEqualTo("ON_SCREEN");
    }

    @Test
    void differsWithTheReasonThatStandsInTheWay() {
        assertThat(judge(evidence(true, NOW, 3, 2, PUSH))).isEqualTo("DIFFERS UNREACHABLE");
        assertThat(judge(new BoxStatus.Evidence("lobby", BoxKind.AGENT, true, NOW, 3, 2, false, false, null, AGENT)))
                .isEqualTo("DIFFERS OBJECT_HASH");
        assertThat(judge(new BoxStatus.Evidence("lobby", BoxKind.AGENT, true, NOW, 3, 3, true, true, null, null)))
                .isEqualTo("DIFFERS DUPLICATE_IDENTITY");
    }

    @Test
    void neverSaysOfAClassicBoxThatItIsOnScreen() {
        assertThat(classic(0, false, null)).isEqualTo("PENDING NOTHING_PUBLISHED");
        assertThat(classic(3, false, null)).isEqualTo("UPDATING");
        assertThat(classic(3, true, null)).isEqualTo("DELIVERED");
        assertThat(classic(3, false, PUSH)).isEqualTo("DIFFERS UNREACHABLE");
    }

    private static String classic(long desired, boolean onDisk, @Nullable Reason push) {
        return judge(
                new BoxStatus.Evidence("lobby", BoxKind.CLASSIC, false, null, desired, 0, false, onDisk, push, null));
    }

    private static BoxStatus.Evidence evidence(
            boolean enrolled, @Nullable Instant seen, long desired, long onScreen, @Nullable Reason push) {
        return new BoxStatus.Evidence(
                "lobby", BoxKind.AGENT, enrolled, seen, desired, onScreen, false, false, push, null);
    }

    private static String judge(BoxStatus.Evidence evidence) {
        BoxStatus status = BoxStatus.of(evidence, NOW, LIMIT);
        return status.reason() == null
                ? status.state().name()
                : status.state() + " " + status.reason().code();
    }
}
