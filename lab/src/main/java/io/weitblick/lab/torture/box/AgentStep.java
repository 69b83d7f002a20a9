package io.weitblick.lab.torture.box;

/** What an agent does with a new show, in its order; each is a place to be killed at. */
public enum AgentStep {
    /** Take the show out of the inbox. */
    TAKE_SHOW,
    /** Take an object out of the inbox. */
    TAKE_OBJECT,
    /** Bring an object to the disk; it is hashed next. */
    SYNC_OBJECT,
    /** Remember which objects were right. */
    KEEP_HASHES,
    /** Store the show. */
    STORE_SHOW,
    /** Make it the accepted one. */
    SWITCH,
    /** Delete shows that nothing points to. */
    PRUNE,
    /** Forget the one that came in. */
    FORGET,
    /** Delete objects that nothing needs. */
    COLLECT,
    /** Stop the player. */
    STOP_PLAYER,
    /** Start the player on the new show. */
    START_PLAYER,
    /** Tell that it is on the screen. */
    CONFIRM;

    /** Where in a step. */
    public enum Phase {
        /** Nothing of it is done. */
        BEFORE,
        /** A new file is written but not named, or renamed but its directory not synced. */
        HALF,
        /** All of it is done. */
        AFTER
    }
}
