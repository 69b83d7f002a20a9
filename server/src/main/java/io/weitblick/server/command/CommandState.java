package io.weitblick.server.command;

/** How far a command has come. */
public enum CommandState {
    /** Waits for the box to ask for news. */
    PENDING,
    /** The box has been told. */
    SENT,
    /** The box says it is done. */
    DONE,
    /** The box says it could not. */
    FAILED,
    /** The box did not answer in time. */
    EXPIRED
}
