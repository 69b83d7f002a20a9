package io.weitblick.server.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which stretch of a list is asked for, as every list reads it from the query. */
public class PageRequest {
    /** The most rows one page can hold. */
    public static final int MAX_LIMIT = 1_000;

    @QueryParam("limit")
    @DefaultValue("100")
    @Min(1)
    @Max(MAX_LIMIT)
    int limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    /** Page size, 1 to 1,000. */
    public int limit() {
        return limit;
    }

    /** The sort key after which the page starts; empty text for the first page. */
    public String after() {
        return cursor == null ? "" : cursor;
    }
}
