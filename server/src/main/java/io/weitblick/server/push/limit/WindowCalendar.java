package io.weitblick.server.push.limit;

import io.weitblick.server.site.PushWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells when a site takes media. A window is open whenever the site's clock on the wall shows a time within it, so an hour
 * that comes twice counts twice, and one that is left out counts not at all.
 */
public final class WindowCalendar {
    /** The next opening of a weekly window is at most so many days away, even if a day's hour is left out. */
    private static final int HORIZON_DAYS = 15;

    private final List<PushWindow> windows;
    private final ZoneId zone;

    /** @param windows empty for always */
    public WindowCalendar(List<PushWindow> windows, ZoneId zone) {
        this.windows = List.copyOf(windows);
        this.zone = zone;
    }

    /** Whether media may be sent at this moment. */
    public boolean isOpen(Instant now) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> isOpen(window, now));
    }

    /** When the next window opens after this moment, at which none is open. */
    public Optional<Instant> nextOpening(Instant now) {
        return next(now, PushWindow::from, this::isOpen);
    }

    /** When the last of the windows that are open now closes; empty if never. */
    public Optional<Instant> closing(Instant now) {
        return next(now, PushWindow::to, moment -> !isOpen(moment));
    }

    private boolean isOpen(PushWindow window, Instant now) {
        LocalDateTime wall = LocalDateTime.ofInstant(now, zone);
        LocalDate today = wall.toLocalDate();
        LocalTime time = wall.toLocalTime();
        boolean begun = !time.isBefore(window.from());
        boolean notOver = time.isBefore(window.to());
        if (!window.isOverMidnight()) {
            return begun && notOver && window.beginsOn(today.getDayOfWeek());
        }
        return begun && window.beginsOn(today.getDayOfWeek())
                || notOver && window.beginsOn(today.minusDays(1).getDayOfWeek());
    }

    private Optional<Instant> next(Instant now, Function<PushWindow, LocalTime> edge, Predicate<Instant> wanted) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<Instant> moments = new ArrayList<>(transitions(now));
        for (PushWindow window : windows) {
            for (int day = 0; day <= HORIZON_DAYS; day++) {
                moments.addAll(moments(LocalDateTime.of(today.plusDays(day), edge.apply(window))));
            }
        }
        return moments.stream()
                .filter(moment -> moment.isAfter(now) && wanted.test(moment))
                .min(Comparator.naturalOrder());
    }

    /** When the wall shows this: once, twice, or not at all. */
    private List<Instant> moments(LocalDateTime wall) {
        List<Instant> moments = new ArrayList<>();
        for (ZoneOffset offset : zone.getRules().getValidOffsets(wall)) {
            moments.add(ZonedDateTime.ofLocal(wall, zone, offset).toInstant());
        }
        return moments;
    }

    /** Moments at which the clock jumps, which may open or close a window too. */
    private List<Instant> transitions(Instant now) {
        ZoneRules rules = zone.getRules();
        List<Instant> jumps = new ArrayList<>();
        ZoneOffsetTransition jump = rules.nextTransition(now);
        while (jump != null && jumps.size() < 2) {
            jumps.add(jump.getInstant());
            jump = rules.nextTransition(jump.getInstant());
        }
        return jumps;
    }
}
