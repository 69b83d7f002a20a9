package io.weitblick.server.push;

import io.weitblick.server.box.HostKeyService;
import io.weitblick.server.box.SshPublicKey;
import io.weitblick.server.sftp.DeliveryListener;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Tells of a delivery's progress twice a second, and learns by the same write whether the delivery is still wanted: a
 * newer show, on whichever server it was published, ends it in the middle of a file.
 */
final class PushProgress implements DeliveryListener {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final PushJob job;
    private final PushService pushes;
    private final HostKeyService hostKeys;
    private final BooleanSupplier stopping;
    private volatile boolean unwanted;
    private long nextTellNanos = System.nanoTime() + EVERY.toNanos();

    PushProgress(PushJob job, PushService pushes, HostKeyService hostKeys, BooleanSupplier stopping) {
        this.job = job;
        this.pushes = pushes;
        this.hostKeys = hostKeys;
        this.stopping = stopping;
    }

    @Override
    public void progress(long done, long total) {
        if (System.nanoTime() - nextTellNanos >= 0) {
            nextTellNanos = System.nanoTime() + EVERY.toNanos();
            unwanted = !pushes.progress(job, done);
        }
    }

    @Override
    public void hostKeySeen(SshPublicKey key) {
        if (!job.target().acceptedHostKeys().contains(key)) {
            hostKeys.seen(job.target().id(), key);
        }
    }

    @Override
    public boolean cancelled() {
        return unwanted || stopping.getAsBoolean();
    }
}
