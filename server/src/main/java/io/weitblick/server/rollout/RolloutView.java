package io.weitblick.server.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weitblick.common.sync.Reason;
import io.weitblick.server.box.BoxKind;
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
 * @param bytesPerSecond how fast it goes, all boxes together; null when nothing moves
 * @param secondsLeft how long the bytes that are known will take at that speed; null when nothing moves
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
        @Nullable Long bytesPerSecond,
        @Nullable Long secondsLeft,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<BoxProgress> boxes) {
    /** How far a rollout has come with one box. */
    public enum Progress {
        WAITING,
        SENDING,
        /** Everything is there; the box has yet to confirm, or cannot. */
        DELIVERED,
        ON_SCREEN,
        FAILED,
        /** A person stopped it. */
        CANCELLED,
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
            long bytesTotal,
            @Nullable Long bytesPerSecond,
            @Nullable Long secondsLeft) {
        static BoxProgress of(RolloutBox wanted, BoxView box, RolloutState rollout) {
            BoxView.Delivery push = box.push();
            boolean ours = push != null && push.generation() == wanted.generation();
            Progress progress = progress(wanted, box, rollout);
            boolean open = !wanted.isReached() && progress != Progress.SUPERSEDED;
            return new BoxProgress(
                    box.id(),
                    box.hostname(),
                    wanted.generation(),
                    progress,
                    open ? box.reason() : null,
                    ours ? push.bytesDone() : 0,
                    ours ? push.bytesTotal() : 0,
                    ours && open ? push.bytesPerSecond() : null,
                    ours && open ? push.secondsLeft() : null);
        }

        private static Progress progress(RolloutBox wanted, BoxView box, RolloutState rollout) {
            if (wanted.isReached()) {
                return box.kind() == BoxKind.CLASSIC ? Progress.DELIVERED : Progress.ON_SCREEN;
            }
            if (rollout == RolloutState.SUPERSEDED) {
                return Progress.SUPERSEDED;
            }
            BoxView.Delivery push = box.push();
            String sending = push != null && push.generation() == wanted.generation() ? push.state() : "";
            if (sending.equals("CANCELLED")) {
                return Progress.CANCELLED;
            }
            if (box.state() == BoxState.DIFFERS) {
                return Progress.FAILED;
            }
            return switch (sending) {
                case "TRANSFERRING" -> Progress.SENDING;
                case "DELIVERED", "UNCONFIRMED" -> Progress.DELIVERED;
                default -> Progress.WAITING;
            };
        }
    }

    static RolloutView of(Rollout rollout, List<BoxProgress> boxes) {
        long done = boxes.stream().mapToLong(BoxProgress::bytesDone).sum();
        long total = boxes.stream().mapToLong(BoxProgress::bytesTotal).sum();
        long speed = boxes.stream()
                .mapToLong(box -> box.bytesPerSecond() == null ? 0 : box.bytesPerSecond())
                .sum();
        return new RolloutView(
                rollout.id(),
                rollout.state(),
                rollout.createdAt(),
                rollout.finishedAt(),
                rollout.createdBy(),
                boxes.size(),
                count(boxes, Progress.ON_SCREEN),
                count(boxes, Progress.FAILED),
                done,
                total,
                speed == 0 ? null : speed,
                speed == 0 ? null : (total - done + speed - 1) / speed,
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
                bytesPerSecond,
                secondsLeft,
                null);
    }

    private static int count(List<BoxProgress> boxes, Progress progress) {
        return (int) boxes.stream().filter(box -> box.state() == progress).count();
    }
}
