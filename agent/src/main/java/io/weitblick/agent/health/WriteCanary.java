package io.weitblick.agent.health;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a small file now and then, brings it to the disk and reads it back: a worn-out card takes writes and forgets
 * them, or becomes read-only, long before anybody wants to bring a new show.
 */
public final class WriteCanary implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteCanary.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int BYTES = 4096;

    private final Path file;
    private final Thread thread;
    private volatile @Nullable Boolean works;

    /** @param directory where the file is written; one that is missing counts as not writable */
    public WriteCanary(Path directory, String threadName) {
        this.file = directory.resolve(".canary");
        this.thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Whether the last try went well; null before the first has ended. */
    @Nullable
    Boolean works() {
        return works;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(EVERY.toMillis() / 60);
                works = tryOnce();
                Thread.sleep(EVERY.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One try. */
    boolean tryOnce() {
        byte[] bytes = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        try {
            try (FileChannel out = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            boolean same = Arrays.equals(Files.readAllBytes(file), bytes);
            if (!same) {
                LOG.error("The media disk does not give back what was written file={}", file);
            }
            return same;
        } catch (IOException e) {
            LOG.error("The media disk takes no writes cause={}", e.toString());
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
