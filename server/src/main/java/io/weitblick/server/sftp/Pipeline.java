package io.weitblick.server.sftp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.sftp.Request;
import net.schmizz.sshj.sftp.Response;
import net.schmizz.sshj.sftp.SFTPException;

/**
 * Requests on the wire of one channel whose answers are still to come. OpenSSH answers in the order of the requests, so
 * the oldest is always the next to settle. Belongs to one thread.
 */
final class Pipeline {
    private static final int MOST_REQUESTS = 512;
    /** More than any request takes besides the bytes it carries. */
    private static final int REQUEST_BYTES = 4096;

    private final RemoteFiles files;
    private final Depth depth;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private long bytesInFlight;

    Pipeline(RemoteFiles files, Depth depth) {
        this.files = files;
        this.depth = depth;
    }

    /** What to do with an answer. It must not send anything itself. */
    interface Reply {
        void answered(Response answer) throws IOException;
    }

    /** Sends a request when there is room for it, and settles older ones until there is. */
    void send(Request request, int bytes, Reply reply) throws IOException {
        // What is answered already is told at once: where bytes go slowly, the wire is seldom full.
        while (!pending.isEmpty() && (isFull(bytes) || pending.peek().answer.isDelivered())) {
            settle();
        }
        long now = System.nanoTime();
        pending.add(new Pending(files.send(request), bytes, reply, false, now));
        bytesInFlight += bytes;
    }

    private boolean isFull(int bytes) {
        return bytesInFlight + bytes > depth.bytes()
                || pending.size() >= MOST_REQUESTS
                || files.window() < bytes + REQUEST_BYTES;
    }

    void send(Request request, Reply reply) throws IOException {
        send(request, 0, reply);
    }

    /** Waits for the oldest answer and acts on it. */
    void settle() throws IOException {
        Pending oldest = pending.remove();
        Response answer = oldest.slow ? files.awaitFlushed(oldest.answer) : files.await(oldest.answer);
        bytesInFlight -= oldest.bytes;
        long now = System.nanoTime();
        // What stood before it makes it longer, never shorter: a box that was busy at first is seen to be near.
        depth.roundTrip(now - oldest.sentAt);
        if (oldest.bytes > 0) {
            depth.acknowledged(oldest.bytes, now);
        }
        oldest.reply.answered(answer);
    }

    /** Sends a request whose answer may take as long as a disk needs. */
    void sendSlow(Request request, Reply reply) throws IOException {
        long now = System.nanoTime();
        pending.add(new Pending(files.send(request), 0, reply, true, now));
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    private record Pending(
            Promise<Response, SFTPException> answer, int bytes, Reply reply, boolean slow, long sentAt) {}
}
