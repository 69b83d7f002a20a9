package io.weitblick.server.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.server.event.Notice.Changed;
import io.weitblick.server.platform.Change;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrowserFeedTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final AtomicBoolean dropped = new AtomicBoolean();
    private final BrowserFeed feed = new BrowserFeed(new Config(), timer, new BrowserFeed.Sink() {
        @Override
        public void changed(Change change) {
            sent.add(change.id());
        }

        @Override
        public void resync() {
            sent.add("resync");
        }

        @Override
        public void drop() {
            dropped.set(true);
        }
    });

    private record Config() implements EventConfig {
        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration coalesce() {
            return Duration.ofMillis(100);
        }

        @Override
        public int maxBehind() {
            return 10;
        }
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void manyChangesOfOneObjectAreOneEvent() {
        for (int i = 0; i < 1_000; i++) {
            feed.heard(changed("box_1"));
        }
        feed.heard(changed("box_2"));

        await().until(() -> sent.contains("box_2"));
        // A slow machine may take more than one turn for the thousand, never more than a few.
        assertThat(sent.stream().filter("box_1"::equals).count()).isBetween(1L, 20L);
        assertThat(dropped).isFalse();
    }

    @Test
    void aReaderWithTooMuchToHearIsDropped() {
        for (int i = 0; i <= 10_000; i++) {
            feed.heard(changed("box_" + i));
        }

        assertThat(dropped).isTrue();
    }

    @Test
    void wakingABoxConcernsNoBrowser() {
        feed.heard(new Changed(new Change(Change.Kind.BOX_WAKE, "woken")));
        feed.heard(changed("box_1"));

        await().until(() -> sent.contains("box_1"));
        assertThat(sent).doesNotContain("woken");
    }

    @Test
    void aResyncReplacesWhatWasGathered() {
        feed.heard(changed("box_1"));
        feed.heard(new Notice.Resync());
        feed.heard(changed("box_2"));

        await().until(() -> sent.contains("box_2"));
        assertThat(sent).containsExactly("resync", "box_2");
    }

    private static Notice changed(String id) {
        return new Changed(new Change(Change.Kind.BOX, id));
    }
}
