package io.weitblick.server.box;

import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decides which show a box gets.
 *
 * @param id {@code box_...}
 * @param hostname for people
 * @param kind whether it has an agent
 * @param siteId where it stands, null for nowhere
 * @param timeZone the zone of its site, else the server's default
 * @param tags its labels
 */
public record BoxFacts(
        String id, String hostname, BoxKind kind, @Nullable String siteId, ZoneId timeZone, Set<String> tags) {
    public BoxFacts {
        tags = Set.copyOf(tags);
    }
}
