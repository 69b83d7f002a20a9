package io.weitblick.server.rollout;

import io.weitblick.common.show.ShowObject;
import io.weitblick.server.box.BoxReserves;
import io.weitblick.server.show.PlannedShow;
import io.weitblick.server.show.ShowService;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a publish would do.
 *
 * @param planDigest names this plan; a publish that carries it does this or nothing
 * @param boxesTotal boxes that can be delivered to
 * @param boxesChanged those whose show changes
 * @param bytesTotal what would be sent to all of them
 * @param changes box by box, by hostname
 */
public record PlanView(String planDigest, int boxesTotal, int boxesChanged, long bytesTotal, List<BoxChange> changes) {
    /** Room that a delivery leaves free on a box's media disk, in bytes. */
    private static final long RESERVE_BYTES = 16L << 20;

    /** Whether a box's show changes. */
    public enum Kind {
        CHANGED,
        SAME
    }

    /**
     * What it would do to one box.
     *
     * @param fromGeneration the generation before, 0 for none
     * @param items lines of the new show
     * @param objectsToSend files that the box lacks
     * @param bytesToSend their bytes
     * @param fits whether they fit beside what the box has; null if the box has not told its room
     * @param playlists names of the playlists it would play
     * @param refusal why this box cannot play them, as one sentence; null if it can
     */
    public record BoxChange(
            String box,
            String hostname,
            Kind change,
            long fromGeneration,
            int items,
            int objectsToSend,
            long bytesToSend,
            @Nullable Boolean fits,
            List<String> playlists,
            @Nullable String refusal) {}

    static PlanView of(ShowService.Draft draft, Map<String, BoxReserves> reserves) {
        List<BoxChange> changes = draft.shows().stream()
                .map(show -> change(show, reserves.getOrDefault(show.box().id(), BoxReserves.UNKNOWN)))
                .toList();
        List<BoxChange> changed =
                changes.stream().filter(c -> c.change() == Kind.CHANGED).toList();
        return new PlanView(
                draft.digest().hex(),
                changes.size(),
                changed.size(),
                changed.stream().mapToLong(BoxChange::bytesToSend).sum(),
                changes);
    }

    private static BoxChange change(PlannedShow show, BoxReserves has) {
        List<ShowObject> missing = show.content().objects().stream()
                .filter(object -> !has.objects().contains(object.fileName()))
                .toList();
        long bytes = missing.stream().mapToLong(ShowObject::size).sum();
        Long free = has.mediaFreeBytes();
        return new BoxChange(
                show.box().id(),
                show.box().hostname(),
                show.changed() ? Kind.CHANGED : Kind.SAME,
                show.fromGeneration(),
                show.content().itemCount(),
                missing.size(),
                bytes,
                free == null ? null : bytes == 0 || bytes + RESERVE_BYTES <= free,
                show.content().playlistNames(),
                show.refusal().orElse(null));
    }
}
