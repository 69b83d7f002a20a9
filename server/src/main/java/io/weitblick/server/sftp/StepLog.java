package io.weitblick.server.sftp;

import io.weitblick.server.box.SshPublicKey;
import java.util.List;

/**
 * Passes on to a delivery's listener what its channels tell, one call at a time, and remembers the last step, with which a
 * failure is told.
 */
final class StepLog implements DeliveryListener {
    private final DeliveryListener listener;
    private final Thread owner = Thread.currentThread();
    private DeliveryStep step = DeliveryStep.CONNECT;
    private String subject = "";
    private AcceptedHostKeys hostKeys;

    StepLog(DeliveryListener listener) {
        this.listener = listener;
        this.hostKeys = new AcceptedHostKeys(List.of(), listener);
    }

    /** Lets the box show one of its accepted keys. */
    synchronized AcceptedHostKeys expecting(DeliveryTarget target) {
        hostKeys = new AcceptedHostKeys(target.acceptedHostKeys(), this);
        return hostKeys;
    }

    synchronized AcceptedHostKeys hostKeys() {
        return hostKeys;
    }

    @Override
    public synchronized void step(DeliveryStep next, String of) {
        step = next;
        subject = of;
        listener.step(next, of);
    }

    /** What went wrong belongs to this step, though others have begun since. */
    synchronized void blame(DeliveryStep guilty, String of) {
        step = guilty;
        subject = of;
    }

    @Override
    public synchronized void progress(long done, long total) {
        listener.progress(done, total);
    }

    @Override
    public synchronized void durable(String fileName, long bytes, boolean inOrder) {
        listener.durable(fileName, bytes, inOrder);
    }

    @Override
    public void hostKeySeen(SshPublicKey key) {
        listener.hostKeySeen(key);
    }

    @Override
    public boolean cancelled() {
        return listener.cancelled() || owner.isInterrupted();
    }

    synchronized DeliveryStep step() {
        return step;
    }

    synchronized String subject() {
        return subject;
    }
}
