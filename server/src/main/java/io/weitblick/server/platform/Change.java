package io.weitblick.server.platform;

import java.util.Locale;

/**
 * Says that something changed. Fired as a CDI event inside the transaction that changes it; whoever listens on any
 * server hears of it after the commit.
 *
 * @param kind what sort of thing
 * @param id which one
 */
public record Change(Kind kind, String id) {
    /** What can change. */
    public enum Kind {
        BOX,
        ASSET,
        PLAYLIST,
        ASSIGNMENT,
        ROLLOUT,
        SITE,
        /** There is news for a box's waiting agent; not for browsers. */
        BOX_WAKE;

        /** The name on the wire, such as {@code box-wake}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
