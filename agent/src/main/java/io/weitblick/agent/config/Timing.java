package io.weitblick.agent.config;

import java.time.Duration;

/**
 * How long an agent waits for what.
 *
 * @param syncWait how long the server may hold a sync request
 * @param itemReport least time between reports that only say that the show went on to its next item
 * @param retryMin first pause after a failed request
 * @param retryMax longest pause after failed requests
 * @param inboxPoll time between looks at inbox and store when no event comes
 */
public record Timing(Duration syncWait, Duration itemReport, Duration retryMin, Duration retryMax, Duration inboxPoll) {
    /** What suits a box. */
    public static final Timing OF_BOX = new Timing(
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(5));

    public Timing {
        if (syncWait.isNegative() || syncWait.compareTo(Duration.ofSeconds(60)) > 0) {
            throw new IllegalArgumentException("a sync waits 0 to 60 s, not " + syncWait.toSeconds());
        }
    }

    /** The same but for how long a sync waits. */
    public Timing withSyncWait(Duration wait) {
        return new Timing(wait, itemReport, retryMin, retryMax, inboxPoll);
    }
}
