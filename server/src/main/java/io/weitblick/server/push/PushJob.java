package io.weitblick.server.push;

import io.weitblick.common.show.ShowObject;
import io.weitblick.server.box.BoxKind;
import io.weitblick.server.box.BoxTarget;
import io.weitblick.server.show.DeliverableShow;
import io.weitblick.server.site.SitePushSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that a worker has taken up.
 *
 * @param pushId the delivery
 * @param attempt which attempt this is; what an older one still says of the delivery counts no more
 * @param place where the box stands
 * @param target the box, as it was known when the worker took it up
 * @param show what to deliver
 * @param missing the objects that the box has not reported
 */
record PushJob(
        String pushId, int attempt, Place place, BoxTarget target, DeliverableShow show, List<ShowObject> missing) {
    PushJob {
        missing = List.copyOf(missing);
    }

    /**
     * A box's site.
     *
     * @param siteId null if it stands nowhere
     * @param settings what it asks of its pushes
     */
    record Place(@Nullable String siteId, SitePushSettings settings) {}

    static PushJob of(Push push, Place place, BoxTarget target, DeliverableShow show) {
        // A classic box takes what it gets out of the inbox and forgets it, so everything is sent each time.
        List<ShowObject> missing = show.objects().stream()
                .filter(object ->
                        target.kind() == BoxKind.CLASSIC || !target.objects().contains(object.fileName()))
                .toList();
        // The attempt that is about to begin.
        return new PushJob(push.id(), push.attempt() + 1, place, target, show, missing);
    }

    long bytes() {
        return missing.stream().mapToLong(ShowObject::size).sum();
    }
}
