package io.weitblick.server.box;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which boxes a list is to have. */
public class BoxFilter {
    @QueryParam("q")
    @DefaultValue("")
    String part = "";

    @QueryParam("site")
    @Nullable
    String site;

    @QueryParam("tag")
    @Nullable
    String tag;

    @QueryParam("state")
    @Nullable
    BoxState state;

    boolean allows(BoxView box) {
        return state == null || box.state() == state;
    }

    /** The conditions that the database can check, as JPQL over box {@code b} and site {@code s}. */
    String where() {
        StringBuilder where = new StringBuilder("b.hostname > :after");
        if (!part.isBlank()) {
            where.append(" and b.hostname like :part escape '!'");
        }
        if (site != null) {
            where.append(" and (s.id = :site or lower(s.name) = lower(:site))");
        }
        if (tag != null) {
            where.append(" and :tag member of b.tags");
        }
        return where.toString();
    }

    Map<String, Object> parameters(String after) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("after", after);
        if (!part.isBlank()) {
            String escaped = part.toLowerCase(Locale.ROOT)
                    .replace("!", "!!")
                    .replace("%", "!%")
                    .replace("_", "!_");
            parameters.put("part", "%" + escaped + "%");
        }
        if (site != null) {
            parameters.put("site", site);
        }
        if (tag != null) {
            parameters.put("tag", tag);
        }
        return parameters;
    }
}
