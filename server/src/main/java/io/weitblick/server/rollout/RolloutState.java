package io.weitblick.server.rollout;

/** How far a rollout has come. */
public enum RolloutState {
    /** Some box has yet to confirm. */
    RUNNING,
    /** Every box has confirmed. */
    FINISHED,
    /** A newer publish took its place. */
    SUPERSEDED
}
