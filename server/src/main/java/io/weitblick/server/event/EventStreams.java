package io.weitblick.server.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.weitblick.server.platform.Change;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/** The open streams of this server. All of them share one thread; a stream waits without any. */
@ApplicationScoped
class EventStreams {
    private final EventConfig config;
    private final EventService events;
    private final Browsers browsers;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "event-streams");
        thread.setDaemon(true);
        return thread;
    });

    private record SentChange(String type, String id) {}

    EventStreams(EventConfig config, EventService events, Browsers browsers) {
        this.config = config;
        this.events = events;
        this.browsers = browsers;
    }

    /** A stream that begins with a resync. It fails when its reader falls too far behind. */
    Multi<OutboundSseEvent> open() {
        return Multi.createFrom().<OutboundSseEvent>emitter(this::feed, config.maxBehind());
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    private void feed(MultiEmitter<? super OutboundSseEvent> emitter) {
        long beat = config.heartbeat().toMillis();
        ScheduledFuture<?> heartbeat =
                timer.scheduleAtFixedRate(() -> emitter.emit(comment()), beat, beat, TimeUnit.MILLISECONDS);
        BrowserFeed feed = new BrowserFeed(config, timer, new EmitterSink(emitter));
        // Subscribed before the resync is sent: what happens meanwhile is told twice rather than never.
        Subscription subscription = events.subscribe(feed::heard);
        Subscription direct = browsers.add(emitter::emit);
        emitter.onTermination(() -> {
            direct.close();
            subscription.close();
            heartbeat.cancel(false);
        });
        emitter.emit(resync());
    }

    private static OutboundSseEvent comment() {
        return new OutboundSseEventImpl.BuilderImpl().comment("still here").build();
    }

    private static OutboundSseEvent resync() {
        return new OutboundSseEventImpl.BuilderImpl().name("resync").data("{}").build();
    }

    private record EmitterSink(MultiEmitter<? super OutboundSseEvent> emitter) implements BrowserFeed.Sink {
        @Override
        public void changed(Change change) {
            String type = change.kind().name().toLowerCase(Locale.ROOT);
            emitter.emit(new OutboundSseEventImpl.BuilderImpl()
                    .name("change")
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(SentChange.class, new SentChange(type, change.id()))
                    .build());
        }

        @Override
        public void resync() {
            emitter.emit(EventStreams.resync());
        }

        @Override
        public void drop() {
            emitter.fail(new IllegalStateException("the reader of this stream is too far behind"));
        }
    }
}
