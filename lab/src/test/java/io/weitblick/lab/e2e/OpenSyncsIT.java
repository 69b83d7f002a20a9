package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.common.sync.Command;
import io.weitblick.lab.process.ServerProcess;
import io.weitblick.lab.swarm.SyncSwarm;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fleet of 5,000 boxes that all wait for news. */
class OpenSyncsIT {
    private static final int BOXES = 5_000;
    private static final int FEW = 50;
    private static final int MORE_THREADS = 16;
    private static final int WAIT_SECONDS = 60;
    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Stage stage;
    private ServerProcess server;

    @BeforeEach
    void open() {
        stage = Stage.open("open-syncs");
        server = stage.server();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void holdsThousandsOfSyncsWithoutAThreadForEach() throws InterruptedException {
        try (SyncSwarm few = new SyncSwarm(server.http());
                SyncSwarm many = new SyncSwarm(server.http())) {
            // Hundreds at once, so that the server's worker threads are as many as they get before any is counted.
            many.enroll(stage.api().enrollmentToken(BOXES - FEW), "many", BOXES - FEW);
            few.enroll(stage.api().enrollmentToken(FEW), "few", FEW);
            few.sync(WAIT_SECONDS);
            await().atMost(PATIENCE).until(() -> few.waiting(SETTLED) == FEW);
            int threadsWithFew = server.threads();

            many.sync(WAIT_SECONDS);

            // Those whose wait has just ended ask again at this moment.
            await().atMost(PATIENCE).until(() -> few.waiting(Duration.ZERO) + many.waiting(SETTLED) > BOXES * 0.99);
            int threadsWithAll = server.threads();
            System.out.println("threads: " + threadsWithFew + " with " + FEW + " open syncs, " + threadsWithAll
                    + " with " + BOXES);
            assertThat(threadsWithAll).isLessThanOrEqualTo(threadsWithFew + MORE_THREADS);
            assertThat(commandArrivesAt(many, "many-4711")).isTrue();
            assertThat(commandArrivesAt(many, "many-17")).isTrue();
        }
    }

    private boolean commandArrivesAt(SyncSwarm swarm, String hostname) throws InterruptedException {
        stage.api()
                .post("/boxes/" + hostname + "/commands", Map.of("kind", "RESTART_PLAYER"))
                .ok();
        Command command = swarm.box(hostname).commands().poll(1, TimeUnit.SECONDS);
        return command != null && command.kind().equals("RESTART_PLAYER");
    }
}
