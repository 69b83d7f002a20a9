package io.weitblick.server.site;

import java.util.List;

/**
 * A push window as the API shows it.
 *
 * @param days {@code MON} to {@code SUN}, those on which it begins; empty for every day
 * @param from such as {@code 22:00}
 * @param to such as {@code 05:00}; on the next day if that is not later
 */
public record PushWindowView(List<String> days, String from, String to) {
    static PushWindowView of(PushWindow window) {
        return new PushWindowView(
                window.days().stream().sorted().map(PushWindow::shortName).toList(),
                window.from().toString(),
                window.to().toString());
    }
}
