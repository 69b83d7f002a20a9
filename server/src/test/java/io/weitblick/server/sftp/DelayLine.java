package io.weitblick.server.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** One direction of a long cable: everything arrives, as fast as it was sent, but later. */
final class DelayLine {
    private final Duration delay;
    private final BlockingQueue<Piece> cable = new LinkedBlockingQueue<>();

    /** Bytes on their way; none of them means the end. */
    private record Piece(long dueNanos, byte[] bytes) {}

    DelayLine(Duration delay) {
        this.delay = delay;
    }

    void carry(Socket from, Socket to) {
        start(() -> takeIn(from));
        start(() -> giveOut(from, to));
    }

    private void takeIn(Socket from) {
        byte[] buffer = new byte[1 << 18];
        try {
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                cable.add(new Piece(System.nanoTime() + delay.toNanos(), Arrays.copyOf(buffer, n)));
            }
        } catch (IOException ignored) {
            // A closed socket is an end like any other.
        } finally {
            cable.add(new Piece(System.nanoTime() + delay.toNanos(), new byte[0]));
        }
    }

    private void giveOut(Socket from, Socket to) {
        try (from;
                to) {
            OutputStream out = to.getOutputStream();
            for (Piece next = cable.take(); next.bytes.length > 0; next = cable.take()) {
                for (long left = next.dueNanos - System.nanoTime();
                        left > 0;
                        left = next.dueNanos - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                out.write(next.bytes);
            }
        } catch (IOException ignored) {
            // The other end is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }
}
