package io.weitblick.server.box;

/** What a person needs to know of a box at a glance. */
public enum BoxState {
    /** The box confirms that it shows what it should. */
    ON_SCREEN,
    /** Everything is on a box that cannot confirm: nobody knows what its screen shows. */
    DELIVERED,
    /** The wanted show is on its way. */
    UPDATING,
    /** Something is in the way; the reason says what. */
    DIFFERS,
    /** The agent has gone quiet. */
    OFFLINE,
    /** Not enrolled, or nothing published yet. */
    PENDING
}
