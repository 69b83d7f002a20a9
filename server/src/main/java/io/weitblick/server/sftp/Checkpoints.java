package io.weitblick.server.sftp;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Has the box write large files to its disk while they are still growing, over a channel of its own: so the last flush has
 * little left to do, and what was flushed need not be sent again after a power cut. A flush on the channel that writes
 * would hold up the writes behind it.
 */
final class Checkpoints implements AutoCloseable {
    /** Files of this size and more are worth it. */
    static final long FROM_BYTES = 16L << 20;

    private static final long EVERY_BYTES = 32L << 20;
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final WorkList work;
    private final Journey journey;
    private final Map<Upload, Mark> marks = new HashMap<>();
    private final Set<Upload> unreadable = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ending = lock.newCondition();
    private boolean ended;

    Checkpoints(WorkList work, Journey journey) {
        this.work = work;
        this.journey = journey;
    }

    /** Works until it is closed. */
    void run(RemoteFiles files) throws IOException {
        while (!isEnding()) {
            List<Upload> uploads = work.underWay();
            for (Upload upload : uploads) {
                if (upload.isFlushed() && upload.size() >= FROM_BYTES) {
                    flushIfWorthIt(files, upload);
                }
            }
            forgetAllBut(files, uploads);
        }
        forgetAllBut(files, List.of());
    }

    private void flushIfWorthIt(RemoteFiles files, Upload upload) throws IOException {
        long arrived = upload.arrived();
        Mark mark = marks.get(upload);
        if (mark == null) {
            if (arrived > upload.resumedAt() && !unreadable.contains(upload)) {
                open(files, upload);
            }
            return;
        }
        long fresh = arrived - mark.bytes;
        boolean due = fresh >= EVERY_BYTES || fresh > 0 && System.nanoTime() - mark.atNanos >= EVERY_NANOS;
        // The rest of a complete file is flushed by the channel that gives it its name.
        if (due && arrived < upload.size()) {
            files.flush(mark.handle);
            mark.bytes = arrived;
            mark.atNanos = System.nanoTime();
            journey.durable(upload, arrived);
        }
    }

    /** Opened for reading only: the box's agent takes a handle that could write for an attack. */
    private void open(RemoteFiles files, Upload upload) throws IOException {
        Optional<byte[]> handle = files.openForReading(journey.path(upload.partName()));
        if (handle.isPresent()) {
            marks.put(upload, new Mark(handle.get(), upload.resumedAt()));
        } else {
            unreadable.add(upload);
        }
    }

    private void forgetAllBut(RemoteFiles files, List<Upload> uploads) throws IOException {
        for (Upload upload : Set.copyOf(marks.keySet())) {
            if (!uploads.contains(upload)) {
                files.close(marks.remove(upload).handle);
            }
        }
    }

    private boolean isEnding() {
        lock.lock();
        try {
            return ended || ending.awaitNanos(LOOK_NANOS) > 0 && ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            ended = true;
            ending.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How far one file was flushed, and when. */
    private static final class Mark {
        private final byte[] handle;
        private long bytes;
        private long atNanos = System.nanoTime();

        Mark(byte[] handle, long bytes) {
            this.handle = handle;
            this.bytes = bytes;
        }
    }
}
