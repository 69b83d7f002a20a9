package io.weitblick.server.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.scheduler.Scheduled;
import io.weitblick.server.event.Browsers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells open dashboards once a second how far the pushes of all servers are, as long as somebody looks and something moves. */
@ApplicationScoped
class PushFeed {
    private static final String EVENT = "progress";

    private final Browsers browsers;
    private final PushService pushes;
    private volatile List<Line> last = List.of();

    PushFeed(Browsers browsers, PushService pushes) {
        this.browsers = browsers;
        this.pushes = pushes;
    }

    /** One event. */
    record Message(List<Line> pushes) {}

    /** How far one push is. */
    record Line(
            String box,
            String push,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String rollout,

            long bytesDone,
            long bytesTotal,
            @Nullable Long bytesPerSecond,
            @Nullable Long secondsLeft) {}

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        if (browsers.isNobodyThere()) {
            return;
        }
        List<Line> now = pushes.underWay();
        if (!now.isEmpty() && !now.equals(last)) {
            browsers.tell(EVENT, new Message(now));
        }
        last = now;
    }
}
