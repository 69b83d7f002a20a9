package io.weitblick.server.rollout;

import io.weitblick.common.show.ShowObject;
import io.weitblick.server.box.BoxReserves;
import io.weitblick.server.platform.ByteSize;
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
     * @param shortByBytes by how much its disk is too short for that, 0 if they fit; null if the box has not told its room
     * @param gap whether the box gives its old show up for them and shows its logo until they are there
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
            @Nullable Long shortByBytes,
            boolean gap,
            List<String> playlists,
            @Nullable String refusal) {
        /** Whether this change cannot be made. */
        boolean isRefused() {
            return change == Kind.CHANGED && Boolean.FALSE.equals(fits) && !gap;
        }

        /** Its name, and what is wrong with it. */
        String shortage() {
            return hostname + " (short by " + ByteSize.text(shortByBytes == null ? 0 : shortByBytes) + ")";
        }
    }

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
        List<ShowObject> wanted = show.content().objects();
        List<ShowObject> missing = has.missing(wanted);
        Long shortBy = has.shortBy(wanted);
        boolean tooLong = shortBy != null && shortBy > 0;
        return new BoxChange(
                show.box().id(),
                show.box().hostname(),
                show.changed() ? Kind.CHANGED : Kind.SAME,
                show.fromGeneration(),
                show.content().itemCount(),
                missing.size(),
                missing.stream().mapToLong(ShowObject::size).sum(),
                shortBy == null ? null : !tooLong,
                shortBy,
                tooLong && show.changed() && has.mayGiveUpFor(wanted),
                show.content().playlistNames(),
                show.refusal().orElse(null));
    }
}
