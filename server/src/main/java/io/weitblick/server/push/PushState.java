package io.weitblick.server.push;

import java.util.Set;

/** How far a delivery has come. */
enum PushState {
    /** Waits for its turn. */
    QUEUED,
    /** A worker is at it. */
    TRANSFERRING,
    /** Failed for now; the next attempt has a time. */
    RETRYING,
    /** All bytes are in the box's inbox; the box has yet to confirm. */
    DELIVERED,
    /** The box says that it shows this generation, or a newer one. */
    CONFIRMED,
    /** Everything is on a box that cannot confirm. */
    UNCONFIRMED,
    /** Failed until a person does something. */
    FAILED,
    /** A person stopped it. */
    CANCELLED,
    /** A newer show took its place. */
    SUPERSEDED;

    /** The states that some worker, tick or report still has to end. */
    static final Set<PushState> OPEN = Set.of(QUEUED, TRANSFERRING, RETRYING, DELIVERED);
}
