package io.weitblick.lab.bench.push;

import java.io.IOException;

/** One way to do a piece of work. */
interface Contestant {
    /** Clears away what the last run has left; not timed. */
    void prepare() throws IOException;

    /** Does the work once. */
    Sample run() throws IOException;

    /** Looks whether it was done; not timed. */
    void verify() throws IOException;
}
