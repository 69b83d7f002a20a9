package io.weitblick.server.box;

import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Judges a box from what is known of it. Pure, so that every case can be tested.
 *
 * @param state at a glance
 * @param reason what is in the way, or what is odd though the show is on; null when all is well
 */
public record BoxStatus(BoxState state, @Nullable Reason reason) {
    /**
     * What the judgement rests on.
     *
     * @param hostname for the sentences
     * @param kind whether it has an agent
     * @param enrolled whether an agent has enrolled
     * @param lastSeenAt when its agent was last heard of
     * @param desired the generation it should show, 0 for none
     * @param onScreen the generation it says it shows
     * @param duplicate whether two machines speak with its identity
     * @param onDisk whether it has everything that it should show
     * @param pushReason why the open delivery does not get on
     * @param reported what its agent complains of
     */
    public record Evidence(
            String hostname,
            BoxKind kind,
            boolean enrolled,
            @Nullable Instant lastSeenAt,
            long desired,
            long onScreen,
            boolean duplicate,
            boolean onDisk,
            @Nullable Reason pushReason,
            @Nullable Reason reported) {}

    /** The judgement at this moment, when agents may be quiet for so long. */
    public static BoxStatus of(Evidence box, Instant now, Duration offlineAfter) {
        if (box.kind() == BoxKind.CLASSIC) {
            return classic(box);
        }
        if (!box.enrolled()) {
            return pending(ReasonCode.NOT_ENROLLED, "No agent has enrolled as " + box.hostname() + " yet.");
        }
        Instant seen = box.lastSeenAt();
        if (seen == null || seen.isBefore(now.minus(offlineAfter))) {
            String since = seen == null ? "since it enrolled" : "since " + seen.truncatedTo(ChronoUnit.SECONDS);
            return new BoxStatus(
                    BoxState.OFFLINE,
                    new Reason(
                            ReasonCode.OFFLINE,
                            box.hostname() + " has not been heard of " + since + "; check its power and network."));
        }
        if (box.duplicate()) {
            return new BoxStatus(
                    BoxState.DIFFERS,
                    new Reason(
                            ReasonCode.DUPLICATE_IDENTITY,
                            "Two machines report as " + box.hostname() + " in turn; enrol one of them anew."));
        }
        if (box.desired() == 0) {
            return pending(ReasonCode.NOTHING_PUBLISHED, "Nothing was published for " + box.hostname() + " yet.");
        }
        return judged(box);
    }

    /** Nobody hears of such a box but when something is delivered to it. */
    private static BoxStatus classic(Evidence box) {
        if (box.pushReason() != null) {
            return new BoxStatus(BoxState.DIFFERS, box.pushReason());
        }
        if (box.desired() == 0) {
            return pending(ReasonCode.NOTHING_PUBLISHED, "Nothing was published for " + box.hostname() + " yet.");
        }
        return new BoxStatus(box.onDisk() ? BoxState.DELIVERED : BoxState.UPDATING, null);
    }

    private static BoxStatus judged(Evidence box) {
        if (box.onScreen() >= box.desired()) {
            return new BoxStatus(BoxState.ON_SCREEN, box.reported());
        }
        Reason reason = box.pushReason() != null ? box.pushReason() : box.reported();
        return new BoxStatus(reason == null ? BoxState.UPDATING : BoxState.DIFFERS, reason);
    }

    private static BoxStatus pending(ReasonCode code, String detail) {
        return new BoxStatus(BoxState.PENDING, new Reason(code, detail));
    }
}
