package io.weitblick.lab.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a harness has done and seen. */
final class Tally {
    /** After so many, a harness gives up. */
    static final int MOST_VIOLATIONS = 20;

    private final long seed;
    private final Map<Landing, Integer> landings = new EnumMap<>(Landing.class);
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private Duration slowest = Duration.ZERO;

    Tally(long seed) {
        this.seed = seed;
    }

    void blow(String kind, Landing landing) {
        kinds.merge(kind, 1, Integer::sum);
        landings.merge(landing, 1, Integer::sum);
    }

    void recovered(Duration time) {
        slowest = time.compareTo(slowest) > 0 ? time : slowest;
    }

    /** Adds a figure to the line. */
    void note(String figure) {
        notes.add(figure);
    }

    void violation(String what) {
        violations.add(what);
    }

    int blows() {
        return landings.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Share of the blows that landed between the first byte and the confirmation, 0 to 1. */
    double between() {
        return blows() == 0 ? 0 : (double) landings.getOrDefault(Landing.BETWEEN, 0) / blows();
    }

    Map<String, Integer> kinds() {
        return kinds;
    }

    List<String> violations() {
        return violations;
    }

    /** One line for a person. */
    String line() {
        return String.format(
                Locale.ROOT,
                "seed=%d blows=%d %s between=%.0f%% slowest-recovery=%.1fs %sviolations=%d",
                seed,
                blows(),
                kinds,
                100 * between(),
                slowest.toMillis() / 1e3,
                notes.isEmpty() ? "" : String.join(" ", notes) + " ",
                violations.size());
    }
}
