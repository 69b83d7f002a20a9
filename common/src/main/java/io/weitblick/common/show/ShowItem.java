package io.weitblick.common.show;

import io.weitblick.common.hash.Sha256;

/**
 * One medium for a number of seconds.
 *
 * @param asset id of the asset, {@code asset_...}
 * @param name the asset's name, for people and logs only, never a path
 * @param object digest of the bytes to show, one of the show's objects
 * @param type registered media type, such as {@code image/png}
 * @param seconds time on the screen, 1 to 86,400
 */
public record ShowItem(String asset, String name, Sha256 object, String type, int seconds) {
    /** The longest time that one item may stand, in seconds: a day. */
    public static final int MAX_SECONDS = 86_400;

    public ShowItem {
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException("an item stands for 1 to " + MAX_SECONDS + " s, not " + seconds);
        }
    }
}
