package io.weitblick.lab.bench;

import java.util.Locale;

/**
 * One line of a benchmark.
 *
 * @param name what was measured
 * @param ours our value, smaller is better
 * @param peer the peer's value
 * @param unit unit of both
 * @param limit what must not be exceeded
 * @param of what the limit is set for
 */
public record Figure(String name, double ours, double peer, String unit, double limit, Of of) {
    /** What a limit is set for. */
    public enum Of {
        /** Our value itself. */
        VALUE,
        /** Our value divided by the peer's. */
        RATIO
    }

    /** A value that must stay below a limit. */
    public Figure(String name, double ours, double peer, String unit, double limit) {
        this(name, ours, peer, unit, limit, Of.VALUE);
    }

    /** A value that must stay below a multiple of the peer's. */
    public static Figure ratio(String name, double ours, double peer, String unit, double limit) {
        return new Figure(name, ours, peer, unit, limit, Of.RATIO);
    }

    boolean isOk() {
        return judged() <= limit;
    }

    private double judged() {
        return of == Of.VALUE ? ours : ours / peer;
    }

    /** Name, ours, peer, ratio, limit, and last the verdict. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-26s ours %.3f %s  peer %.3f %s  ratio %.2f  limit %.3f %s  %s",
                name,
                ours,
                unit,
                peer,
                unit,
                ours / peer,
                limit,
                of == Of.VALUE ? unit : "x",
                isOk() ? "ok" : "SHORT");
    }
}
