package io.weitblick.common.schedule;

import io.weitblick.common.show.Program;
import io.weitblick.common.show.Show;
import io.weitblick.common.show.ShowItem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells which items of a show are due, and when that changes. Pure: the same show and instant give the same answer. */
public final class Schedule {
    private final Show show;

    public Schedule(Show show) {
        this.show = show;
    }

    /** The items due at this instant in playing order; empty when nothing is due. */
    public List<ShowItem> dueAt(Instant now) {
        return highest(
                show.programs().stream().filter(program -> isOpen(program, now)).toList());
    }

    /** The items due while the clock cannot be trusted: those of programs without time windows. */
    public List<ShowItem> dueWithoutClock() {
        return highest(show.programs().stream()
                .filter(program -> program.windows().isEmpty())
                .toList());
    }

    /** The next instant at which some window opens or closes; empty if there is none within eight days. */
    public Optional<Instant> nextChangeAfter(Instant now) {
        return show.programs().stream()
                .flatMap(program -> program.windows().stream())
                .flatMap(window -> Windows.edgesAfter(window, now, show.timeZone()))
                .min(Comparator.naturalOrder());
    }

    private boolean isOpen(Program program, Instant now) {
        return program.windows().isEmpty()
                || program.windows().stream().anyMatch(window -> Windows.isOpen(window, now, show.timeZone()));
    }

    private static List<ShowItem> highest(List<Program> open) {
        int top = open.stream().mapToInt(Program::priority).max().orElse(0);
        return open.stream()
                .filter(program -> program.priority() == top)
                .flatMap(program -> program.items().stream())
                .toList();
    }
}
