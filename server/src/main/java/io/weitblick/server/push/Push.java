package io.weitblick.server.push;

import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One delivery of one show to one box. Its methods are the legal moves. */
@Entity(name = "push")
class Push {
    /** How long a box may take to confirm what lies in its inbox. */
    static final Duration CONFIRMATION = Duration.ofSeconds(60);

    /** How long a worker may be at one attempt; far more than any disk takes. */
    private static final Duration ATTEMPT = Duration.ofHours(12);

    @Id
    private String id;

    @Column(name = "box_id")
    private String boxId;

    private long generation;

    @Enumerated(EnumType.STRING)
    private PushState state;

    private int attempt;

    @Column(name = "bytes_total")
    private long bytesTotal;

    @Column(name = "bytes_done")
    private long bytesDone;

    @Enumerated(EnumType.STRING)
    @Column(name = "reason_code")
    private @Nullable ReasonCode reasonCode;

    @Column(name = "reason_detail")
    private @Nullable String reasonDetail;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "delivered_at")
    private @Nullable Instant deliveredAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "deadline_at")
    private Instant deadlineAt;

    protected Push() {}

    Push(String id, String boxId, long generation, Instant now) {
        this.id = id;
        this.boxId = boxId;
        this.generation = generation;
        this.state = PushState.QUEUED;
        this.createdAt = now;
        this.nextAttemptAt = now;
        this.deadlineAt = now;
    }

    /** A worker takes it up, or takes it over from one that died. */
    void begin(long totalBytes, Instant now) {
        state = PushState.TRANSFERRING;
        attempt++;
        bytesTotal = totalBytes;
        bytesDone = 0;
        startedAt = now;
        nextAttemptAt = null;
        deadlineAt = now.plus(ATTEMPT);
    }

    void delivered(Instant now) {
        state = PushState.DELIVERED;
        bytesDone = bytesTotal;
        deliveredAt = now;
        because(null);
        deadlineAt = now.plus(CONFIRMATION);
    }

    void retryAt(Instant when, Reason reason) {
        state = PushState.RETRYING;
        because(reason);
        nextAttemptAt = when;
        deadlineAt = when;
    }

    /** The next attempt need not wait any longer. */
    void hurry(Instant now) {
        nextAttemptAt = now;
        deadlineAt = now;
    }

    void failed(Reason reason, Instant now) {
        end(PushState.FAILED, now);
        because(reason);
    }

    void confirmed(Instant now) {
        end(PushState.CONFIRMED, now);
        because(null);
    }

    void superseded(Instant now) {
        end(PushState.SUPERSEDED, now);
        because(null);
    }

    private void end(PushState last, Instant now) {
        state = last;
        endedAt = now;
        nextAttemptAt = null;
    }

    private void because(@Nullable Reason reason) {
        reasonCode = reason == null ? null : reason.code();
        reasonDetail = reason == null ? null : reason.detail();
    }

    String id() {
        return id;
    }

    String boxId() {
        return boxId;
    }

    long generation() {
        return generation;
    }

    PushState state() {
        return state;
    }

    int attempt() {
        return attempt;
    }

    @Nullable
    Instant nextAttemptAt() {
        return nextAttemptAt;
    }
}
