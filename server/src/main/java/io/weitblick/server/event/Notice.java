package io.weitblick.server.event;

import io.weitblick.server.platform.Change;

/** What a server hears. */
public sealed interface Notice {
    /** An object changed, on any server of the fleet; the transaction is committed. */
    record Changed(Change change) implements Notice {}

    /** Changes may have been missed: look at everything again. */
    record Resync() implements Notice {}
}
