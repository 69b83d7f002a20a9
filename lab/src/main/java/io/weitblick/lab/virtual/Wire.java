package io.weitblick.lab.virtual;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Poll;
import io.weitblick.lab.process.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A wire on loopback to a box. It counts what goes to the box; it may be slow, lead to another machine, refuse or swallow
 * connections. Thread-safe.
 */
public final class Wire implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 << 10;
    // What the kernel would take off the sender's hands before the wire has carried it.
    private static final int WINDOW_BYTES = 64 << 10;
    private static final Duration PORT_FREE = Duration.ofSeconds(5);
    private static final double NANOS = 1e9;

    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        return thread;
    });
    private volatile int target;
    private volatile long bytesPerSecond = Long.MAX_VALUE;
    private @Nullable ServerSocket listener;
    private @Nullable SilentPort silence;

    private Wire(int target) throws IOException {
        this.target = target;
        this.port = listen(0);
    }

    /** Starts a wire to this port of loopback. */
    public static Wire to(int port) {
        try {
            return new Wire(port);
        } catch (IOException e) {
            throw new LabException("cannot make a wire to port " + port, e);
        }
    }

    /** The port at the server's end. */
    public int port() {
        return port;
    }

    /** Lets each connection carry so much to the box from now on. */
    public void limit(long bytesEachSecond) {
        bytesPerSecond = bytesEachSecond;
    }

    /** Is fast again. */
    public void unlimit() {
        limit(Long.MAX_VALUE);
    }

    /** Leads new connections to another port of loopback, as if another machine had taken the box's address. */
    public void leadTo(int otherPort) {
        target = otherPort;
    }

    /** Refuses connections from now on, and breaks those there are. */
    public synchronized void refuse() {
        closeListener();
        cut();
        // A thread that waits in accept holds the port for another moment.
        Poll.until(PORT_FREE, "port " + port + " is free", () -> Ports.isFree(port));
    }

    /** Leaves connections without any answer from now on, and breaks those there are. */
    public synchronized void fallSilent() {
        refuse();
        silence = SilentPort.open(port);
    }

    /** Carries connections again after {@link #refuse()} or {@link #fallSilent()}. */
    public synchronized void restore() {
        try {
            refuse();
            listen(port);
        } catch (IOException e) {
            throw new LabException("cannot listen on port " + port + " again", e);
        }
    }

    /** Breaks every connection that is open now. */
    public void cut() {
        open.forEach(Wire::closeQuietly);
    }

    /** How many bytes have gone to the box so far, over all connections. */
    public long sent() {
        return sent.get();
    }

    /** How many connections it has carried. */
    public long connections() {
        return connections.get();
    }

    @Override
    public synchronized void close() {
        closeListener();
        threads.shutdownNow();
        cut();
    }

    private int listen(int wanted) throws IOException {
        ServerSocket fresh = new ServerSocket();
        fresh.setReceiveBufferSize(WINDOW_BYTES);
        fresh.setReuseAddress(true);
        fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        listener = fresh;
        threads.execute(() -> accept(fresh));
        return fresh.getLocalPort();
    }

    private void closeListener() {
        if (silence != null) {
            silence.close();
            silence = null;
        }
        try {
            if (listener != null) {
                listener.close();
            }
        } catch (IOException e) {
            throw new LabException("cannot end the wire on port " + port, e);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                connect(from.accept());
            } catch (IOException e) {
                if (!from.isClosed()) {
                    throw new LabException("the wire on port " + port + " broke", e);
                }
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket far;
        try {
            far = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException e) {
            // Nobody listens there: the one who dials shall see that.
            near.close();
            return;
        }
        connections.incrementAndGet();
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        open.add(near);
        open.add(far);
        threads.execute(() -> pump(near, far, true));
        threads.execute(() -> pump(far, near, false));
    }

    private void pump(Socket from, Socket to, boolean toBox) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                if (toBox) {
                    sent.addAndGet(count);
                    TimeUnit.NANOSECONDS.sleep((long) (count * NANOS / bytesPerSecond));
                }
            }
        } catch (IOException ignored) {
            // A wire that breaks ends both of its ends.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is closed already.
        }
    }
}
