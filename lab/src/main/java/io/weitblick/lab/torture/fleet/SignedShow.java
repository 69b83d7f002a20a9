package io.weitblick.lab.torture.fleet;

import java.util.List;

/**
 * A show that was published.
 *
 * @param generation its number
 * @param compact its signed text
 * @param objects what it needs
 */
public record SignedShow(long generation, String compact, List<Media> objects) {
    public SignedShow {
        objects = List.copyOf(objects);
    }

    /** Bytes of all of its media. */
    public long bytes() {
        return objects.stream().mapToLong(Media::size).sum();
    }
}
