package io.weitblick.server.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list.
 *
 * @param items at most as many as were asked for
 * @param next cursor of the stretch after it, null at the end
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of a query that asked for one row more than the limit.
     *
     * @param rows at most limit + 1 rows in the list's order
     * @param limit the page's size
     * @param cursor the sort key of a row, after which the next page starts
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }

    /** The same stretch of other things. */
    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
