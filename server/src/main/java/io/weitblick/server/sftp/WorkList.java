package io.weitblick.server.sftp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The files of one delivery that its channels share out among themselves. Thread-safe. */
final class WorkList {
    /** Less than this is not worth a second channel. */
    private static final long WORTH_SHARING_BYTES = 4L << 20;

    private final Deque<Upload> waiting;
    private final boolean shared;
    private final List<Upload> begun = new ArrayList<>();

    /** @param shared whether several channels may send parts of one file when no whole one is left */
    WorkList(List<Upload> uploads, boolean shared) {
        this.waiting = new ArrayDeque<>(uploads);
        this.shared = shared;
    }

    /** The next file for a channel; empty when there is nothing left for it to do. */
    synchronized Optional<Upload> take() {
        Upload next = waiting.poll();
        if (next != null) {
            begun.add(next);
            return Optional.of(next);
        }
        return shared
                ? begun.stream()
                        .filter(upload -> upload.unclaimed() > WORTH_SHARING_BYTES)
                        .findFirst()
                : Optional.empty();
    }

    /** Files that somebody has begun and nobody has finished. */
    synchronized List<Upload> underWay() {
        begun.removeIf(Upload::isOver);
        return List.copyOf(begun);
    }
}
