package io.weitblick.lab.virtual;

/** How a box's SSH can fail to answer. */
public enum Fault {
    /** Its sshd stands still: the kernel takes connections, and nobody says a word. */
    FROZEN,
    /** Nothing answers at all, as behind a firewall that drops, or at an address that nobody has. */
    SILENT,
    /** The port is closed. */
    REFUSING
}
