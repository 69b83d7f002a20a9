package io.weitblick.server.push;

import io.weitblick.server.box.HostKeyService;
import io.weitblick.server.sftp.Pace;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives an attempt what it lives by, its lease, its turn and its pace, and takes them back when it is over. */
@ApplicationScoped
class AttemptDesk {
    private final PushAttempts attempts;
    private final PushLeases leases;
    private final SendTurns turns;
    private final SitePaces paces;
    private final HostKeyService hostKeys;
    private final PushParts parts;

    AttemptDesk(
            PushAttempts attempts,
            PushLeases leases,
            SendTurns turns,
            SitePaces paces,
            HostKeyService hostKeys,
            PushParts parts) {
        this.attempts = attempts;
        this.leases = leases;
        this.turns = turns;
        this.paces = paces;
        this.hostKeys = hostKeys;
        this.parts = parts;
    }

    PushProgress open(PushJob job, long askedNanos) {
        PushProgress progress =
                new PushProgress(job, askedNanos, leases, turns, hostKeys, new PartLog(job.target(), parts));
        leases.open(progress);
        if (!turns.mayTry(progress)) {
            progress.end(PushProgress.Ending.NO_TURN);
        }
        return progress;
    }

    Pace pace(PushProgress progress) {
        return paces.pace(progress);
    }

    void close(PushProgress progress) {
        leases.close(progress);
        turns.leave(progress);
        if (progress.isConnected()) {
            attempts.leave(progress.job());
        }
    }

    void endAll() {
        leases.endAll();
    }
}
