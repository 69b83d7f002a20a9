package io.weitblick.server.box;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a box already has, for a plan.
 *
 * @param objects file names of the objects it has reported
 * @param mediaFreeBytes room on its media disk, null if unknown
 * @param onScreen the generation it shows, or has if it cannot tell what it shows; 0 for none
 */
public record BoxReserves(Set<String> objects, @Nullable Long mediaFreeBytes, long onScreen) {
    /** A box that was never heard of. */
    public static final BoxReserves UNKNOWN = new BoxReserves(Set.of(), null, 0);
}
