package io.weitblick.server.event;

import io.weitblick.server.platform.Change;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What one browser is to be told: changes are gathered for a moment, so that many of one object become one event, and
 * then sent together. Thread-safe.
 */
final class BrowserFeed {
    private final EventConfig config;
    private final ScheduledExecutorService timer;
    private final Sink sink;
    private final Set<Change> gathered = new LinkedHashSet<>();
    private boolean flushPlanned;

    /** The browser's end. */
    interface Sink {
        void changed(Change change);

        void resync();

        /** It is too far behind. */
        void drop();
    }

    BrowserFeed(EventConfig config, ScheduledExecutorService timer, Sink sink) {
        this.config = config;
        this.timer = timer;
        this.sink = sink;
    }

    synchronized void heard(Notice notice) {
        if (notice instanceof Notice.Resync) {
            gathered.clear();
            sink.resync();
        } else if (notice instanceof Notice.Changed changed && changed.change().kind() != Change.Kind.BOX_WAKE) {
            gather(changed.change());
        }
    }

    private void gather(Change change) {
        gathered.add(change);
        if (gathered.size() > config.maxBehind()) {
            gathered.clear();
            sink.drop();
        } else if (!flushPlanned) {
            flushPlanned = true;
            timer.schedule(this::flush, config.coalesce().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void flush() {
        flushPlanned = false;
        gathered.forEach(sink::changed);
        gathered.clear();
    }
}
