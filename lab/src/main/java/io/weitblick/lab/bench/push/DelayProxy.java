package io.weitblick.lab.bench.push;

import io.weitblick.lab.process.Poll;
import io.weitblick.lab.process.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A long cable on loopback, in a process of its own: what goes in comes out as fast, but later. Its queues have no bound,
 * so it never is what limits the rate.
 */
final class DelayProxy implements AutoCloseable {
    private static final int PIECE = 1 << 18;

    private final int port;
    private final Process process;

    private DelayProxy(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** @param roundTrip half of it each way */
    static DelayProxy start(int target, Duration roundTrip) throws IOException {
        int port = Ports.free();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DelayProxy.class.getName(),
                        Integer.toString(port),
                        Integer.toString(target),
                        Long.toString(roundTrip.toNanos() / 2))
                .inheritIO()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Poll.until(Duration.ofSeconds(20), "the proxy listens", () -> listens(port));
        return new DelayProxy(port, process);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes its port, the target's port and the delay of one way in nanoseconds. */
    public static void main(String[] args) throws IOException {
        int target = Integer.parseInt(args[1]);
        long delay = Long.parseLong(args[2]);
        try (ServerSocket listener =
                new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket near = listener.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                carry(near, far, delay);
                carry(far, near, delay);
            }
        }
    }

    /** Bytes on their way; none of them means the end. */
    private record Piece(long dueNanos, byte[] bytes) {}

    private static void carry(Socket from, Socket to, long delayNanos) {
        BlockingQueue<Piece> cable = new LinkedBlockingQueue<>();
        start(() -> takeIn(from, cable, delayNanos));
        start(() -> giveOut(cable, from, to));
    }

    private static void takeIn(Socket from, BlockingQueue<Piece> cable, long delayNanos) {
        byte[] buffer = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                cable.add(new Piece(System.nanoTime() + delayNanos, Arrays.copyOf(buffer, n)));
            }
        } catch (IOException ignored) {
            // A closed socket is an end like any other.
        } finally {
            cable.add(new Piece(System.nanoTime() + delayNanos, new byte[0]));
        }
    }

    private static void giveOut(BlockingQueue<Piece> cable, Socket from, Socket to) {
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
