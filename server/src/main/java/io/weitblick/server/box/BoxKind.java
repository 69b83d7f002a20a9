package io.weitblick.server.box;

/** Whether a box has our agent. */
public enum BoxKind {
    /** Reports and confirms. */
    AGENT,
    /** An unmodified Himblick box: takes files, confirms nothing. */
    CLASSIC
}
