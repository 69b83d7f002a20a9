package io.weitblick.server.sftp;

import io.weitblick.common.sync.ReasonCode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Delivers cargo to boxes over SFTP. Each delivery blocks the calling thread, bounded by the limits of its settings, and
 * ends in an outcome, never in an exception of the network's. Interrupting that thread cancels. A connection is kept for a
 * while for the next delivery to its box; there is at most one delivery to a box at a time. Thread-safe.
 */
public final class SftpDelivery implements AutoCloseable {
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final SftpSettings settings;
    private final SshAlgorithms algorithms = new SshAlgorithms();
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "push-stall-guard"));
    private final ExecutorService threads =
            Executors.newCachedThreadPool(task -> daemon(task, "push-lane-" + THREADS.incrementAndGet()));
    private final ConnectionPool pool;

    public SftpDelivery(SftpSettings settings) {
        this.settings = settings;
        this.pool = new ConnectionPool(settings.warm(), scheduler, threads);
    }

    /**
     * Delivers one cargo.
     *
     * @throws ObjectUnreadableException if this server cannot read one of the objects
     */
    public DeliveryOutcome deliver(Delivery delivery, DeliveryListener listener) {
        StepLog steps = new StepLog(listener);
        Optional<SftpConnection> kept = pool.take(ConnectionPool.Key.of(delivery));
        if (kept.isPresent()) {
            Optional<DeliveryOutcome> outcome = overKept(delivery, steps, kept.get());
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return overNew(delivery, steps);
    }

    /**
     * Looks which host key answers, without logging in; the listener is told.
     *
     * @return why nobody could be asked, empty if a key was seen
     */
    public Optional<DeliveryOutcome.Failed> probe(DeliveryTarget target, DeliveryListener listener) {
        StepLog steps = new StepLog(listener);
        try (SftpConnection connection = new SftpConnection(algorithms.configFor(target.hardwareAes()), settings);
                StallGuard guard = guard(connection, steps)) {
            guard.expectWithin(settings.connectLimit().multipliedBy(2));
            AcceptedHostKeys keys = steps.expecting(target);
            try {
                connection.connect(target, keys);
                return Optional.empty();
            } catch (IOException | CancellationException e) {
                return keys.seen().isPresent()
                        ? Optional.empty()
                        : Optional.of(new DeliveryFailures(target, settings)
                                .of(e, DeliveryStep.CONNECT, target.label(), keys));
            }
        }
    }

    /** Prepares the JVM for the first delivery, in the background; takes a second or two of one processor. */
    public void rehearse() {
        threads.execute(() -> {
            try {
                algorithms.rehearsal().run();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this JVM cannot compute what SSH needs", e);
            }
        });
    }

    /** Empty if nobody answered on that connection, so that nothing was done yet. */
    private Optional<DeliveryOutcome> overKept(Delivery delivery, StepLog steps, SftpConnection connection) {
        steps.step(DeliveryStep.CONNECT, delivery.target().label());
        try (StallGuard guard = guard(connection, steps)) {
            if (!connection.answers(guard)) {
                connection.close();
                return steps.cancelled()
                        ? Optional.of(new DeliveryFailures(delivery.target(), settings).cancelled())
                        : Optional.empty();
            }
            return Optional.of(attempt(delivery, steps, guard, connection, () -> {}));
        }
    }

    private DeliveryOutcome overNew(Delivery delivery, StepLog steps) {
        SftpConnection connection =
                new SftpConnection(algorithms.configFor(delivery.target().hardwareAes()), settings);
        try (StallGuard guard = guard(connection, steps)) {
            return attempt(delivery, steps, guard, connection, () -> {
                steps.step(DeliveryStep.CONNECT, delivery.target().label());
                guard.expectWithin(settings.connectLimit().multipliedBy(2));
                connection.connect(delivery.target(), steps.expecting(delivery.target()));
                steps.step(DeliveryStep.LOG_IN, delivery.target().label());
                guard.expectWithin(settings.connectLimit().multipliedBy(2));
                connection.logIn(delivery.mediaKey());
            });
        }
    }

    private StallGuard guard(SftpConnection connection, StepLog steps) {
        return new StallGuard(connection.socket(), steps, scheduler, settings.operationLimit());
    }

    /** Making a connection ready for its first question. */
    private interface Opening {
        void open() throws IOException;
    }

    private DeliveryOutcome attempt(
            Delivery delivery, StepLog steps, StallGuard guard, SftpConnection connection, Opening opening) {
        DeliveryFailures failures = new DeliveryFailures(delivery.target(), settings);
        boolean good = false;
        try {
            opening.open();
            OpenChannels channels = new OpenChannels(connection, guard, settings, threads);
            DeliveryOutcome outcome =
                    transfer(delivery, new DeliveryContext(settings, steps, guard, failures), channels);
            good = true;
            return outcome;
        } catch (IOException | CancellationException e) {
            return guard.verdict()
                    .map(verdict -> stopped(verdict, steps, failures))
                    .orElseGet(() -> failures.of(e, steps.step(), steps.subject(), steps.hostKeys()));
        } finally {
            if (good && guard.verdict().isEmpty()) {
                pool.keep(ConnectionPool.Key.of(delivery), connection);
            } else {
                connection.close();
            }
        }
    }

    private static DeliveryOutcome transfer(Delivery delivery, DeliveryContext context, Channels channels)
            throws IOException {
        if (delivery.cargo() instanceof ShowCargo show) {
            return new ShowTransfer(delivery, show, context, channels).run();
        }
        if (delivery.cargo() instanceof ClassicCargo classic) {
            return new ClassicTransfer(delivery, classic, context, channels).run();
        }
        throw new IllegalStateException("an unknown kind of cargo: " + delivery.cargo());
    }

    private static DeliveryOutcome stopped(ReasonCode verdict, StepLog steps, DeliveryFailures failures) {
        return verdict == ReasonCode.CANCELLED
                ? failures.cancelled()
                : failures.timedOut(steps.step(), steps.subject());
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Stops watching and drops the connections that wait; deliveries under way lose their limits. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        pool.close();
        threads.shutdown();
    }
}
