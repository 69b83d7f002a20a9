package io.weitblick.server.push;

import io.weitblick.common.sync.Reason;
import io.weitblick.common.sync.ReasonCode;
import io.weitblick.server.push.limit.CircuitBreaker;
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
    private static final Duration CONFIRMATION = Duration.ofSeconds(60);

    /** What the slowest of boxes reads back from its card and hashes within a second. */
    private static final long CHECKED_BYTES_PER_SECOND = 4_000_000;

    /** A worker says within this time that it is still at it; db-scheduler takes about as long to miss a server. */
    static final Duration LEASE = Duration.ofSeconds(20);

    /** How long after its time an attempt may begin before somebody looks after it. */
    static final Duration GRACE = Duration.ofMinutes(1);

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

    @Column(name = "bytes_per_second")
    private @Nullable Long bytesPerSecond;

    @Column(name = "seconds_left")
    private @Nullable Long secondsLeft;

    @Enumerated(EnumType.STRING)
    @Column(name = "waits_for")
    private @Nullable WaitsFor waitsFor;

    private int failures;

    @Column(name = "has_turn")
    private boolean hasTurn;

    private boolean restarted;

    protected Push() {}

    Push(String id, String boxId, long generation, Instant now) {
        this.id = id;
        this.boxId = boxId;
        this.generation = generation;
        this.createdAt = now;
        queue(null, now);
    }

    /** A worker takes it up, or takes it over from one that died. */
    void begin(long totalBytes, Instant now) {
        state = PushState.TRANSFERRING;
        attempt++;
        bytesTotal = totalBytes;
        bytesDone = Math.min(bytesDone, totalBytes);
        startedAt = now;
        nextAttemptAt = null;
        rest();
        deadlineAt = now.plus(LEASE);
    }

    void delivered(Instant now) {
        state = PushState.DELIVERED;
        bytesDone = bytesTotal;
        deliveredAt = now;
        failures = 0;
        because(null);
        rest();
        deadlineAt = now.plus(confirmationLimit());
    }

    /** How long the box may take to confirm what lies in its inbox: it reads all of it back first. */
    Duration confirmationLimit() {
        return CONFIRMATION.plusSeconds(bytesTotal / CHECKED_BYTES_PER_SECOND);
    }

    void retryAt(Instant when, Reason reason) {
        because(reason);
        rest();
        await(PushState.RETRYING, WaitsFor.PAUSE, when);
    }

    /** A limit or the time of day holds it back until then. That is no failure. */
    void holdBack(WaitsFor cause, Instant until) {
        rest();
        await(state == PushState.RETRYING ? PushState.RETRYING : PushState.QUEUED, cause, until);
    }

    /** The box has answered and it is its turn: whatever the network's trouble was, it is over. */
    void send() {
        hasTurn = true;
        waitsFor = null;
        if (reasonCode != null && CircuitBreaker.isNetwork(reasonCode)) {
            because(null);
        }
    }

    /** A box that is only probed now and then is probed at its time. */
    void pauseLike(Push before) {
        if (before.nextAttemptAt != null && before.nextAttemptAt.isAfter(createdAt)) {
            await(PushState.RETRYING, WaitsFor.PAUSE, before.nextAttemptAt);
            reasonCode = before.reasonCode;
            reasonDetail = before.reasonDetail;
        }
    }

    /** It goes back into the queue as if this attempt had not been. */
    void release(Instant now) {
        queue(null, now);
    }

    /** The next attempt need not wait any longer. */
    void hurry(Instant now) {
        await(state, null, now);
    }

    /** One more failure; the first again if this attempt got on. */
    void countFailure(boolean gotOn) {
        failures = gotOn ? 1 : failures + 1;
    }

    /** So many failures came before it, or none: somebody has done something. */
    void failedBefore(int count) {
        failures = count;
    }

    void failed(Reason reason, Instant now) {
        end(PushState.FAILED, now);
        because(reason);
    }

    /** Everything is on a box that cannot confirm. */
    void unconfirmed(Instant now) {
        bytesDone = bytesTotal;
        deliveredAt = now;
        end(PushState.UNCONFIRMED, now);
        because(null);
    }

    /** It begins again from nothing; false if it has done so once already. */
    boolean restart() {
        boolean first = !restarted;
        restarted = true;
        return first;
    }

    void confirmed(Instant now) {
        end(PushState.CONFIRMED, now);
        because(null);
    }

    void superseded(Instant now) {
        end(PushState.SUPERSEDED, now);
        because(null);
    }

    void cancelled(Reason reason, Instant now) {
        end(PushState.CANCELLED, now);
        because(reason);
    }

    private void queue(@Nullable WaitsFor cause, Instant when) {
        rest();
        await(PushState.QUEUED, cause, when);
    }

    private void await(PushState waiting, @Nullable WaitsFor cause, Instant when) {
        state = waiting;
        waitsFor = cause;
        nextAttemptAt = when;
        deadlineAt = when.plus(GRACE);
    }

    private void end(PushState last, Instant now) {
        state = last;
        endedAt = now;
        nextAttemptAt = null;
        rest();
    }

    /** Nothing moves. */
    private void rest() {
        bytesPerSecond = null;
        secondsLeft = null;
        waitsFor = null;
        hasTurn = false;
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

    @Nullable
    ReasonCode reasonCode() {
        return reasonCode;
    }

    @Nullable
    WaitsFor waitsFor() {
        return waitsFor;
    }

    int failures() {
        return failures;
    }

    boolean hasTurn() {
        return hasTurn;
    }

    Instant deadlineAt() {
        return deadlineAt;
    }

    long bytesLeft() {
        return bytesTotal - bytesDone;
    }
}
