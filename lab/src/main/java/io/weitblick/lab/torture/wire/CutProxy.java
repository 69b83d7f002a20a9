package io.weitblick.lab.torture.wire;

import io.weitblick.lab.LabException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A wire on loopback that counts what goes to the box and does something at a given byte. */
public final class CutProxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 32 << 10;

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "torture-wire");
        thread.setDaemon(true);
        return thread;
    });
    private long sent;
    private @Nullable Trap trap;

    /** What happens when the byte has gone through. */
    public enum Event {
        /** Both sides get a reset. */
        RESET,
        /** Both sides see the other end its stream. */
        CLOSE,
        /** Nothing happens to the wire; only the action is run. */
        NONE
    }

    private record Trap(long at, Event event, Runnable action) {}

    private CutProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Starts a wire to this port of loopback. */
    public static CutProxy to(int port) {
        try {
            CutProxy proxy = new CutProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new LabException("cannot make a wire to port " + port, e);
        }
    }

    /** The port at the server's end. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many bytes have gone to the box so far. */
    public synchronized long sent() {
        return sent;
    }

    /**
     * Sets a trap, once.
     *
     * @param bytes how many bytes more may go to the box
     * @param action run on the wire's thread before the wire is cut
     */
    public synchronized void trap(long bytes, Event event, Runnable action) {
        trap = new Trap(sent + bytes, event, action);
    }

    /** Takes a trap away that has not been sprung. */
    public synchronized void disarm() {
        trap = null;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                connect(near);
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new LabException("the wire to port " + target + " broke", e);
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
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        open.add(near);
        open.add(far);
        threads.execute(() -> pump(near, far, true));
        threads.execute(() -> pump(far, near, false));
    }

    private void pump(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                Trap sprung = counted ? pass(out, buffer, count) : null;
                if (sprung != null) {
                    sprung.action().run();
                    if (sprung.event() != Event.NONE) {
                        cut(sprung.event());
                        return;
                    }
                }
                if (!counted) {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException ignored) {
            // A broken wire is what this is for.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** Sends on what may go; gives the trap if it is sprung now. What is cut off by it does not go. */
    private synchronized @Nullable Trap pass(OutputStream out, byte[] buffer, int count) throws IOException {
        Trap set = trap;
        if (set == null || sent + count < set.at()) {
            out.write(buffer, 0, count);
            sent += count;
            return null;
        }
        int some = set.event() == Event.NONE ? count : (int) (set.at() - sent);
        out.write(buffer, 0, some);
        sent += some;
        trap = null;
        return set;
    }

    /** Breaks every connection that is open now. */
    public void cut(Event event) {
        for (Socket socket : Set.copyOf(open)) {
            try {
                if (event == Event.RESET) {
                    socket.setSoLinger(true, 0);
                }
                socket.close();
            } catch (IOException ignored) {
                // It is closed already.
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new LabException("cannot end the wire to port " + target, e);
        } finally {
            cut(Event.RESET);
            threads.shutdownNow();
        }
    }
}
