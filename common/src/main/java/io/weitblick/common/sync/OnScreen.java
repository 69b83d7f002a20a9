package io.weitblick.common.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the player has loaded and shows now.
 *
 * @param generation generation of the show it plays, 0 when it has none
 * @param content what is on the screen; every value confirms the generation
 * @param asset id of the asset on the screen, only with {@link Content#ITEM}
 * @param name name of that asset, for people
 * @param since the box's time at which this came on; only for people, as a box's clock may be wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OnScreen(
        long generation,
        Content content,
        @Nullable String asset,
        @Nullable String name,
        @Nullable Instant since) {

    /** What a screen can show. */
    public enum Content {
        /** An item of the show. */
        ITEM,
        /** The logo, as there is no show. */
        LOGO,
        /** The show has nothing for this hour. */
        NOTHING_DUE,
        /** The screen is off by schedule. */
        DARK
    }
}
