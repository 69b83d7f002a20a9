package io.weitblick.server.sftp;

import java.time.Duration;

/** How fast a delivery may go. Several deliveries may share one. Thread-safe. */
public interface Pace {
    /** As fast as it can. */
    Pace UNLIMITED = bytes -> Duration.ZERO;

    /**
     * Takes these bytes from the budget, even if that goes into debt.
     *
     * @param bytes what is about to be sent, 1 to 1 MiB
     * @return how long to wait before sending them; zero or more
     */
    Duration reserve(int bytes);
}
