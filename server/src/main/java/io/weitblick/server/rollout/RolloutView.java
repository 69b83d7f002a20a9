package io.weitblick.server.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weitblick.common.sync.Reason;
import io.weitblick.server.box.BoxState;
import io.weitblick.server.box.BoxView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as the API shows it.
 *
 * @param boxesOnScreen boxes that have confirmed
 * @param boxesFailed boxes that something stands in the way of
 * @param bytesDone bytes sent so far, to all boxes
 * @param bytesTotal bytes to send, as far as is known yet
 * @param boxes box by box, with a single rollout only
 */
public record RolloutView(
        String id,
        RolloutState state,
        Instant createdAt,
        @Nullable Instant finishedAt,
        String createdBy,
        int boxesTotal,
        int boxesOnScreen,
        int boxesFailed,
        long bytesDone,
        long bytesTotal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<BoxProgress> boxes) {
    /** How far a rollout has come with one box. */
    public enum Progress {
        WAITING,
        SENDING,
        ON_SCREEN,
        FAILED,
        SUPERSEDED
    }

    /** One box of a rollout. */
    public record BoxProgress(
            String box,
            String hostname,
            long generation,
            Progress state,
            @Nullable Reason reason,
            long bytesDone,
            long bytesTotal) {
        static BoxProgress of(RolloutBox wanted, BoxView box, RolloutState rollout) {
            BoxView.Delivery push = box.push();
            boolean ours = push != null && push.generation() == wanted.generation();
            Progress progress = progress(wanted, box, rollout);
            boolean open = progress != Progress.ON_SCREEN && progress != Progress.SUPERSEDED;
            return new BoxProgress(
                    box.id(),
                    box.hostname(),
                    wanted.generation(),
                    progress,
                    open ? box.reason() : null,
                    ours ? push.bytesDone() : 0,
                    ours ? push.bytesTotal() : 0);
        }

        private static Progress progress(RolloutBox wanted, BoxView box, RolloutState rollout) {
            if (wanted.isReached()) {
                return Progress.ON_SCREEN;
            }
            if (rollout == RolloutState.SUPERSEDED) {
                return Progress.SUPERSEDED;
            }
            if (box.state() == BoxState.DIFFERS) {
                return Progress.FAILED;
            }
            BoxView.Delivery push = box.push();
            return push != null && push.state().equals("TRANSFERRING") ? Progress.SENDING : Progress.WAITING;
        }
    }

    static RolloutView of(Rollout rollout, List<BoxProgress> boxes) {
        return new RolloutView(
                rollout.id(),
                rollout.state(),
                rollout.createdAt(),
                rollout.finishedAt(),
                rollout.createdBy(),
                boxes.size(),
                count(boxes, Progress.ON_SCREEN),
                count(boxes, Progress.FAILED),
                boxes.stream().mapToLong(BoxProgress::bytesDone).sum(),
                boxes.stream().mapToLong(BoxProgress::bytesTotal).sum(),
                boxes);
    }

    RolloutView inShort() {
        return new RolloutView(
                id,
                state,
                createdAt,
                finishedAt,
                createdBy,
                boxesTotal,
                boxesOnScreen,
                boxesFailed,
                bytesDone,
                bytesTotal,
                null);
    }

    private static int count(List<BoxProgress> boxes, Progress progress) {
        return (int) boxes.stream().filter(box -> box.state() == progress).count();
    }
}
