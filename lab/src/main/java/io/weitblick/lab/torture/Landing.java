package io.weitblick.lab.torture;

/** When in a push a blow landed. */
enum Landing {
    /** No byte of a medium had arrived. */
    BEFORE,
    /** Bytes had arrived, and the box had not confirmed the show. */
    BETWEEN,
    /** The box had confirmed the show. */
    AFTER
}
