package io.weitblick.server.push;

/** What holds a delivery back. */
enum WaitsFor {
    /** A limit of the server or of the box's site. */
    TURN,
    /** The site takes no media at this time of day. */
    WINDOW,
    /** The pause after a failure. */
    PAUSE
}
