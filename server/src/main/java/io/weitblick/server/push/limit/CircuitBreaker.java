package io.weitblick.server.push.limit;

import io.weitblick.common.sync.ReasonCode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Leaves a box alone that the network does not reach: after some failures in a row it is only probed now and then, until its
 * agent is heard of or a person asks. A box whose agent talks is worth a probe more often.
 */
public final class CircuitBreaker {
    /** So many failures in a row open it. */
    public static final int FAILURES = 5;

    /** The longest pause between two probes. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /** The longest pause while the box's agent talks. */
    public static final Duration LONGEST_WITH_AGENT = Duration.ofSeconds(30);

    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final Set<ReasonCode> NETWORK = EnumSet.of(
            ReasonCode.NAME_NOT_FOUND,
            ReasonCode.ADDRESS_REFUSED,
            ReasonCode.UNREACHABLE,
            ReasonCode.SFTP_BLOCKED,
            ReasonCode.TIMEOUT,
            ReasonCode.CONNECTION_LOST);

    private final RandomGenerator random;

    public CircuitBreaker(RandomGenerator random) {
        this.random = random;
    }

    /** Whether such a failure says that the network does not reach the box. */
    public static boolean isNetwork(ReasonCode reason) {
        return NETWORK.contains(reason);
    }

    /** Whether it is open after so many failures in a row, of which this was the last. */
    public static boolean isOpen(int failures, ReasonCode reason) {
        return failures >= FAILURES && isNetwork(reason);
    }

    /**
     * The pause before the next probe: growing, and of random length within its upper half.
     *
     * @param failures in a row, {@link #FAILURES} or more
     * @param agentTalks whether the box's agent was heard of lately
     */
    public Duration pause(int failures, boolean agentTalks) {
        long doubled = FIRST.toMillis() << Math.min(failures - FAILURES, 10);
        long longest = Math.min((agentTalks ? LONGEST_WITH_AGENT : LONGEST).toMillis(), doubled);
        return Duration.ofMillis(longest - random.nextLong(longest / 2));
    }
}
