package io.weitblick.server.box;

import io.weitblick.common.show.ShowObject;
import io.weitblick.common.sync.Health;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a box already has, for a plan.
 *
 * @param objects file names of the objects it has reported
 * @param mediaTotalBytes size of its media disk, null if unknown
 * @param mediaFreeBytes room on its media disk, null if unknown
 * @param onScreen the generation it shows, or has if it cannot tell what it shows; 0 for none
 * @param allowsGap whether its site lets it show the logo while a show comes that does not fit beside the old one
 */
public record BoxReserves(
        Set<String> objects,
        @Nullable Long mediaTotalBytes,
        @Nullable Long mediaFreeBytes,
        long onScreen,
        boolean allowsGap) {
    /** A box that was never heard of. */
    public static final BoxReserves UNKNOWN = new BoxReserves(Set.of(), null, null, 0, false);

    /** Room that a delivery leaves free on a box's media disk, in bytes. */
    private static final long SPARE_BYTES = 16L << 20;

    public BoxReserves {
        objects = Set.copyOf(objects);
    }

    /** @param silent whether it cannot tell what it shows */
    static BoxReserves of(BoxReport report, boolean allowsGap, boolean silent) {
        Health health = report.health();
        return new BoxReserves(
                Set.copyOf(report.objects()),
                health == null ? null : health.mediaTotalBytes(),
                health == null ? null : health.mediaFreeBytes(),
                silent ? report.onDiskGeneration() : report.onScreenGeneration(),
                allowsGap);
    }

    /** Those of a show's objects that it has not reported. */
    public List<ShowObject> missing(Collection<ShowObject> wanted) {
        return wanted.stream()
                .filter(object -> !objects.contains(object.fileName()))
                .toList();
    }

    /** The room that a show takes and its delivery leaves free, in bytes. */
    public static long roomBytes(Collection<ShowObject> wanted) {
        return bytes(wanted) + SPARE_BYTES;
    }

    /** By how much its disk is too short for a show beside all that it has; 0 if it fits, null if the box has not told. */
    public @Nullable Long shortBy(Collection<ShowObject> wanted) {
        if (mediaFreeBytes == null) {
            return null;
        }
        List<ShowObject> missing = missing(wanted);
        return missing.isEmpty() ? 0L : Math.max(0L, roomBytes(missing) - mediaFreeBytes);
    }

    /** Whether a show that does not fit beside the old one may come all the same: the site lets it, and alone it fits. */
    public boolean mayGiveUpFor(Collection<ShowObject> wanted) {
        return allowsGap && (mediaTotalBytes == null || roomBytes(wanted) <= mediaTotalBytes);
    }

    private static long bytes(Collection<ShowObject> some) {
        return some.stream().mapToLong(ShowObject::size).sum();
    }
}
