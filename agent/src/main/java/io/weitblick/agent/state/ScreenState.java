package io.weitblick.agent.state;

import io.weitblick.common.sync.OnScreen;
import io.weitblick.common.sync.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What the screen shows.
 *
 * @param onScreen what the player confirms; null while nothing is confirmed
 * @param reason why it does not show what it should
 */
public record ScreenState(
        @Nullable OnScreen onScreen, @Nullable Reason reason) {
    /** Before the player's first start. */
    public static final ScreenState NONE = new ScreenState(null, null);

    /** Whether the other differs in no more than the item of the same show. */
    public boolean differsOnlyInItem(ScreenState other) {
        return onScreen != null
                && other.onScreen != null
                && onScreen.generation() == other.onScreen.generation()
                && onScreen.content() == other.onScreen.content()
                && (reason == null
                        ? other.reason == null
                        : other.reason != null && reason.code() == other.reason.code());
    }
}
