package io.weitblick.server.push;

import io.weitblick.server.box.BoxTarget;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Writes down how far one attempt's large files have come: at once when one begins, then now and then. */
final class PartLog {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final BoxTarget target;
    private final PushParts parts;
    private final Map<String, Long> written = new HashMap<>();

    PartLog(BoxTarget target, PushParts parts) {
        this.target = target;
        this.parts = parts;
    }

    synchronized void durable(String fileName, long bytes, boolean inOrder) {
        long now = System.nanoTime();
        Long last = written.get(fileName);
        if (last == null || now - last >= EVERY.toNanos()) {
            written.put(fileName, now);
            parts.grown(target, fileName, bytes, inOrder);
        }
    }
}
