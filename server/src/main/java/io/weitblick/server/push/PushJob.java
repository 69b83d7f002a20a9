package io.weitblick.server.push;

import io.weitblick.common.show.ShowObject;
import io.weitblick.server.box.BoxTarget;
import io.weitblick.server.show.DeliverableShow;
import java.util.List;

/**
 * A delivery that a worker has taken up.
 *
 * @param pushId the delivery
 * @param target the box, as it was known when the worker took it up
 * @param show what to deliver
 * @param missing the objects that the box has not reported
 */
record PushJob(String pushId, BoxTarget target, DeliverableShow show, List<ShowObject> missing) {
    PushJob {
        missing = List.copyOf(missing);
    }

    static PushJob of(Push push, BoxTarget target, DeliverableShow show) {
        List<ShowObject> missing = show.objects().stream()
                .filter(object -> !target.objects().contains(object.fileName()))
                .toList();
        return new PushJob(push.id(), target, show, missing);
    }

    long bytes() {
        return missing.stream().mapToLong(ShowObject::size).sum();
    }
}
