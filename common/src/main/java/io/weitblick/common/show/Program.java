package io.weitblick.common.show;

import java.util.List;

/**
 * What one assignment contributes to a show. Of the programs whose window is open, those with the highest priority
 * play, one after the other in the order of the show.
 *
 * @param assignment id of the assignment, {@code asg_...}
 * @param playlist name of the playlist, for people
 * @param priority the higher wins, -1,000 to 1,000
 * @param windows when it may play; empty means always
 * @param items what it plays, in order
 */
public record Program(
        String assignment, String playlist, int priority, List<TimeWindow> windows, List<ShowItem> items) {
    /** The largest priority, and negated the smallest. */
    public static final int MAX_PRIORITY = 1_000;

    public Program {
        windows = List.copyOf(windows);
        items = List.copyOf(items);
        if (priority < -MAX_PRIORITY || priority > MAX_PRIORITY) {
            throw new IllegalArgumentException("a priority is -1,000 to 1,000, not " + priority);
        }
    }
}
