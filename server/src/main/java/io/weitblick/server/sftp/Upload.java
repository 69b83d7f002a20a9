package io.weitblick.server.sftp;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One file on its way to its {@code .part}: which bytes are still to be sent, and which have arrived. Several channels may
 * send parts of one file. Thread-safe.
 */
final class Upload implements AutoCloseable {
    private final String name;
    private final Content content;
    private final long size;
    private final boolean flushed;
    private final boolean named;
    private final long resumedAt;
    private final NavigableMap<Long, Long> ahead = new TreeMap<>();
    private long next;
    private long arrived;
    private boolean finishing;
    private boolean over;

    /**
     * A piece of the file.
     *
     * @param offset from the file's start
     * @param count its bytes, at least one
     */
    record Chunk(long offset, int count) {}

    private Upload(String name, Content content, long size, long resumeAt, Ending ending) {
        this.name = name;
        this.content = content;
        this.size = size;
        this.flushed = ending != Ending.NAMED;
        this.named = ending != Ending.FLUSHED;
        this.resumedAt = resumeAt;
        this.next = resumeAt;
        this.arrived = resumeAt;
    }

    /** What happens to a file when all of it is there. */
    enum Ending {
        /** It gets its name. */
        NAMED,
        /** The box has it on its disk, then it gets its name. */
        FLUSHED_AND_NAMED,
        /** The box has it on its disk; it stays a {@code .part} for now. */
        FLUSHED
    }

    /**
     * A file to send.
     *
     * @param resumeAt how many bytes are there already
     */
    static Upload of(String name, Content content, long size, long resumeAt, Ending ending) {
        return new Upload(name, content, size, resumeAt, ending);
    }

    /** The name it gets when it is complete. */
    String name() {
        return name;
    }

    /** Where it grows. */
    String partName() {
        return name + ".part";
    }

    Content content() {
        return content;
    }

    long size() {
        return size;
    }

    boolean isFlushed() {
        return flushed;
    }

    /** Whether it gets its name when it is complete. */
    boolean isNamed() {
        return named;
    }

    long resumedAt() {
        return resumedAt;
    }

    /** The next piece that nobody sends yet. */
    synchronized Optional<Chunk> claim(int mostBytes) {
        if (next >= size) {
            return Optional.empty();
        }
        Chunk chunk = new Chunk(next, (int) Math.min(mostBytes, size - next));
        next += chunk.count();
        return Optional.of(chunk);
    }

    /** How much of it nobody sends yet, in bytes. */
    synchronized long unclaimed() {
        return size - next;
    }

    synchronized void acknowledged(Chunk chunk) {
        ahead.put(chunk.offset(), chunk.offset() + chunk.count());
        while (!ahead.isEmpty() && ahead.firstKey() == arrived) {
            arrived = ahead.pollFirstEntry().getValue();
        }
    }

    /** How many bytes from its start have arrived. */
    synchronized long arrived() {
        return arrived;
    }

    /** True for one caller, once every byte has arrived: that one closes the file and gives it its name. */
    synchronized boolean mayFinish() {
        if (finishing || arrived < size) {
            return false;
        }
        finishing = true;
        return true;
    }

    /** It has its name. */
    synchronized void finished() {
        over = true;
    }

    synchronized boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        content.close();
    }
}
