package io.weitblick.lab.bench;

import java.util.Locale;

/**
 * One line of a benchmark.
 *
 * @param name what was measured
 * @param ours our value, smaller is better
 * @param peer the peer's value
 * @param unit unit of both
 * @param limit the value that ours must stay below
 */
record Figure(String name, double ours, double peer, String unit, double limit) {
    boolean isOk() {
        return ours < limit;
    }

    /** Name, ours, peer, ratio, limit, and last the verdict. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-24s ours %.3f %s  peer %.3f %s  ratio %.2f  limit %.3f %s  %s",
                name,
                ours,
                unit,
                peer,
                unit,
                ours / peer,
                limit,
                unit,
                isOk() ? "ok" : "SHORT");
    }
}
