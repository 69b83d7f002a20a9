package io.weitblick.server.push;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.weitblick.server.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Gives each box one durable job that delivers its newest show. Jobs live in the database, so another server, or this
 * one after its restart, takes over those whose worker died.
 */
@ApplicationScoped
public class PushScheduler {
    private static final Logger LOG = Logger.getLogger(PushScheduler.class);

    /** The job's name in db-scheduler's table; its instance is the box's id. */
    static final String TASK = "push";

    private static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of(TASK);
    /** Many more than send at once, so that boxes that do not answer keep nobody waiting; each is a thread that waits. */
    private static final int CONNECTIONS = 64;

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int HEARTBEATS_MISSED = 4;
    private static final Duration AFTER_A_BUG = Duration.ofSeconds(30);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    /** If none succeeds, the sweep plans it. */
    private static final int PLAN_ATTEMPTS = 5;

    private static final int SWEEP_LIMIT = 10_000;

    private final PushService pushes;
    private final PushWorker worker;
    private final Clock clock;
    private final Scheduler scheduler;
    private final ExecutorService planner = Executors.newSingleThreadExecutor(task -> new Thread(task, "push-planner"));

    PushScheduler(PushService pushes, PushWorker worker, DataSource database, Ids ids, Clock clock) {
        this.pushes = pushes;
        this.worker = worker;
        this.clock = clock;
        CustomTask<Void> task = Tasks.custom(DESCRIPTOR)
                .onFailureReschedule(FixedDelay.of(AFTER_A_BUG))
                .onDeadExecutionRevive()
                .execute((instance, context) -> deliver(instance));
        this.scheduler = Scheduler.create(database, task)
                .threads(CONNECTIONS)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED)
                .schedulerName(new SchedulerName.Fixed(ids.next("server")))
                .shutdownMaxWait(STOP_WITHIN)
                .build();
    }

    void start(@Observes StartupEvent started) {
        worker.rehearse();
        scheduler.start();
        inPlanner(this::sweepNow);
    }

    void stop(@Observes ShutdownEvent stopping) {
        endPlanner();
        worker.stop();
        scheduler.stop();
    }

    /** Acts after the commit: a job must never run before what it is to deliver is there. */
    void due(@Observes(during = TransactionPhase.AFTER_SUCCESS) PushDue due) {
        // A stopping server leaves it to the next start's sweep.
        if (!planner.isShutdown()) {
            inPlanner(() -> plan(due.boxId(), due.when()));
        }
    }

    /** What cannot be planned now is found by the next sweep. */
    private void inPlanner(Runnable task) {
        planner.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warnf(e, "Deliveries could not be planned, the next sweep tries again");
            }
        });
    }

    /** A transaction in the middle is let to its end: the database goes down after this. */
    private void endPlanner() {
        planner.shutdown();
        try {
            if (!planner.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                planner.shutdownNow();
            }
        } catch (InterruptedException e) {
            planner.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Owner of everything that a server's death left lying. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        sweepNow();
    }

    private void sweepNow() {
        pushes.sweep(SWEEP_LIMIT);
    }

    private void plan(String boxId, Instant when) {
        for (int attempt = 1; !isPlanned(boxId, when) && attempt < PLAN_ATTEMPTS; attempt++) {
            LOG.debugf("The box's job changed hands meanwhile boxId=%s", boxId);
        }
        if (!when.isAfter(clock.instant())) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    /** False if a worker took the job up, or was done with it, at the same moment. */
    private boolean isPlanned(String boxId, Instant when) {
        try {
            scheduler.schedule(new TaskInstance<>(TASK, boxId), when, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
            return true;
        } catch (TaskInstanceCurrentlyExecutingException e) {
            LOG.debugf("The box's worker is at it and looks again when it is done boxId=%s", boxId);
            return true;
        } catch (TaskInstanceNotFoundException | ExecutionException e) {
            return false;
        }
    }

    private CompletionHandler<Void> deliver(TaskInstance<Void> instance) {
        worker.deliver(instance.getId());
        return (complete, operations) -> next(instance.getId(), complete, operations);
    }

    /** After removing the job it looks once more: a show that was made meanwhile found the job still there. */
    private void next(String boxId, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        Optional<Instant> next = pushes.nextAttempt(boxId);
        if (next.isPresent()) {
            operations.reschedule(complete, next.get());
            return;
        }
        operations.remove();
        pushes.nextAttempt(boxId).ifPresent(when -> plan(boxId, when));
    }
}
