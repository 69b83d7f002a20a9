package io.weitblick.server.push;

import io.quarkus.runtime.StartupEvent;
import io.weitblick.server.event.EventService;
import io.weitblick.server.event.Notice;
import io.weitblick.server.event.Subscription;
import io.weitblick.server.platform.Change;
import io.weitblick.server.site.SitePushSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the attempts of this server alive, twice a second and on a thread of its own, so that a delivery that waits for its
 * box keeps its lease; learns by the same write which of them are still wanted. Hears at once when a box or a site changed,
 * on whichever server.
 */
@ApplicationScoped
class PushLeases {
    private static final Logger LOG = Logger.getLogger(PushLeases.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final PushAttempts attempts;
    private final SitePaces paces;
    private final EventService events;
    private final Clock clock;
    private final Map<String, PushProgress> underWay = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "push-leases");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Subscription subscription;

    PushLeases(PushAttempts attempts, SitePaces paces, EventService events, Clock clock) {
        this.attempts = attempts;
        this.paces = paces;
        this.events = events;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        subscription = events.subscribe(this::heard);
        timer.scheduleWithFixedDelay(this::renewAll, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (subscription != null) {
            subscription.close();
        }
        timer.shutdownNow();
    }

    void open(PushProgress progress) {
        underWay.put(progress.job().target().id(), progress);
    }

    void close(PushProgress progress) {
        underWay.remove(progress.job().target().id(), progress);
    }

    /** Ends every attempt of this server. */
    void endAll() {
        underWay.values().forEach(progress -> progress.end(PushProgress.Ending.STOPPING));
    }

    /** Asks now whether the attempt is still wanted. If the database cannot tell, the lease runs out. */
    void renew(PushProgress progress) {
        long asked = System.nanoTime();
        try {
            progress.renewed(attempts.renew(progress.beat(asked)), asked);
        } catch (RuntimeException e) {
            LOG.debugf(e, "Lease not renewed boxId=%s", progress.job().target().id());
        }
    }

    private void renewAll() {
        for (PushProgress progress : underWay.values()) {
            progress.endOutsideOfWindow(clock.instant());
            if (progress.ending() == null && progress.isDue(System.nanoTime())) {
                renew(progress);
            }
        }
    }

    private void heard(Notice notice) {
        if (underWay.isEmpty()) {
            return;
        }
        if (notice instanceof Notice.Resync) {
            later(() -> {
                renewAll();
                refresh(sites());
            });
        } else if (notice instanceof Notice.Changed changed) {
            heard(changed.change());
        }
    }

    private void heard(Change change) {
        if (change.kind() == Change.Kind.BOX) {
            PushProgress progress = underWay.get(change.id());
            if (progress != null) {
                later(() -> renew(progress));
            }
        } else if (change.kind() == Change.Kind.SITE && sites().contains(change.id())) {
            later(() -> refresh(Set.of(change.id())));
        }
    }

    private void later(Runnable task) {
        Consumer<RuntimeException> log = e -> LOG.warnf(e, "Pushes under way could not be looked after");
        try {
            timer.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    log.accept(e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debugf("The server stops; its pushes end anyway");
        }
    }

    private Set<String> sites() {
        return underWay.values().stream()
                .map(progress -> progress.job().place().siteId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private void refresh(Collection<String> siteIds) {
        for (String siteId : siteIds) {
            SitePushSettings settings = attempts.settings(siteId);
            underWay.values().stream()
                    .filter(progress -> siteId.equals(progress.job().place().siteId()))
                    .forEach(progress -> {
                        progress.settings(settings);
                        progress.endOutsideOfWindow(clock.instant());
                    });
            // After the windows, or what must stop would hurry first.
            paces.refresh(siteId, settings.bandwidthKBps());
        }
    }
}
