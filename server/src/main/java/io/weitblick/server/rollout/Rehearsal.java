package io.weitblick.server.rollout;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.context.ManagedExecutor;

/**
 * Makes one plan after the start, in the background and for nobody: a JVM loads and compiles code when it is first
 * used, and the first person to publish should not wait for that.
 */
@ApplicationScoped
class Rehearsal {
    private final RolloutService rollouts;
    private final ManagedExecutor executor;

    Rehearsal(RolloutService rollouts, ManagedExecutor executor) {
        this.rollouts = rollouts;
        this.executor = executor;
    }

    void rehearse(@Observes StartupEvent started) {
        executor.execute(rollouts::plan);
    }
}
