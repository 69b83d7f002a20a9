package io.weitblick.server.sftp;

/** What a delivery does next; the order is that of a delivery, {@code WRITE} to {@code RENAME} repeat for each file. */
public enum DeliveryStep {
    /** Open the connection and check the host key. */
    CONNECT,
    /** Log in as {@code media} and start SFTP. */
    LOG_IN,
    /** Ask which files the box has. */
    LOOK,
    /** Leave out a file that is there already. */
    SKIP,
    /** Ask for the room on the disk. */
    MEASURE,
    /** Send a file's bytes to its {@code .part}. */
    WRITE,
    /** Have the box write it to its disk. */
    FLUSH,
    /** Compare the length. */
    CHECK,
    /** Give it its name. */
    RENAME,
    /** Remove {@code remove-when-done}, which says "look now". */
    TRIGGER,
    /** Look what a classic box has taken. */
    VERIFY
}
