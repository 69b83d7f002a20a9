package io.weitblick.server.sftp;

import io.weitblick.common.sync.ReasonCode;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.schmizz.sshj.Config;

/**
 * Delivers shows to boxes over SFTP. Each delivery blocks the calling thread, bounded by the limits of its settings, and
 * ends in an outcome, never in an exception of the network's. Interrupting that thread cancels. Thread-safe.
 */
public final class SftpDelivery implements AutoCloseable {
    private final SftpSettings settings;
    private final Config config = SshAlgorithms.config();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "push-stall-guard");
        thread.setDaemon(true);
        return thread;
    });

    public SftpDelivery(SftpSettings settings) {
        this.settings = settings;
    }

    /**
     * Delivers one show.
     *
     * @throws ObjectUnreadableException if this server cannot read one of the objects
     */
    public DeliveryOutcome deliver(Delivery delivery, DeliveryListener listener) {
        StepLog steps = new StepLog(listener);
        AcceptedHostKeys hostKeys = new AcceptedHostKeys(delivery.target().acceptedHostKeys(), listener);
        DeliveryFailures failures = new DeliveryFailures(delivery.target(), settings);
        try (SftpConnection connection = new SftpConnection(config, settings);
                StallGuard guard =
                        new StallGuard(connection.socket(), listener, scheduler, settings.operationLimit())) {
            try {
                steps.step(DeliveryStep.CONNECT, delivery.target().label());
                connection.connect(delivery.target(), hostKeys);
                steps.step(DeliveryStep.LOG_IN, delivery.target().label());
                guard.expectWithin(settings.operationLimit());
                RemoteFiles files = new RemoteFiles(connection.logIn(delivery), settings, guard);
                DeliveryOutcome outcome = transfer(delivery, files, steps, failures);
                connection.disconnect();
                return outcome;
            } catch (IOException | CancellationException e) {
                return guard.verdict()
                        .map(verdict -> stopped(verdict, steps, failures))
                        .orElseGet(() -> failures.of(e, steps.step(), steps.subject(), hostKeys));
            }
        }
    }

    /** Stops watching; deliveries under way lose their limits. */
    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    private DeliveryOutcome transfer(
            Delivery delivery, RemoteFiles files, DeliveryListener steps, DeliveryFailures failures)
            throws IOException {
        if (delivery.cargo() instanceof ShowCargo show) {
            return new ShowTransfer(delivery, show, settings, files, steps, failures).run();
        }
        throw new IllegalStateException("an unknown kind of cargo: " + delivery.cargo());
    }

    private static DeliveryOutcome stopped(ReasonCode verdict, StepLog steps, DeliveryFailures failures) {
        return verdict == ReasonCode.CANCELLED
                ? failures.cancelled()
                : failures.timedOut(steps.step(), steps.subject());
    }

    /** Passes everything on and remembers the last step, which a failure is told with. */
    private static final class StepLog implements DeliveryListener {
        private final DeliveryListener listener;
        private DeliveryStep step = DeliveryStep.CONNECT;
        private String subject = "";

        StepLog(DeliveryListener listener) {
            this.listener = listener;
        }

        @Override
        public void step(DeliveryStep next, String of) {
            step = next;
            subject = of;
            listener.step(next, of);
        }

        @Override
        public void progress(long done, long total) {
            listener.progress(done, total);
        }

        @Override
        public boolean cancelled() {
            return listener.cancelled() || Thread.currentThread().isInterrupted();
        }

        DeliveryStep step() {
            return step;
        }

        String subject() {
            return subject;
        }
    }
}
