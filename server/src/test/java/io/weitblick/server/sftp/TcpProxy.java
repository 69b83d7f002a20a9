package io.weitblick.server.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A bad network: passes a number of bytes to the server, then cuts the connection or falls silent. */
final class TcpProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int serverPort;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong passed = new AtomicLong();
    private volatile long limit;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean silent;
    private volatile Duration delay = Duration.ZERO;

    TcpProxy(int serverPort) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.limit = Long.MAX_VALUE;
        thread(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Bytes that have reached the server. */
    long passed() {
        return passed.get();
    }

    /** How many connections were made. */
    int connections() {
        return connections.get();
    }

    /** How many connections are open now. */
    long open() {
        return sockets.stream().filter(socket -> !socket.isClosed()).count() / 2;
    }

    /** Cuts every connection of this moment. */
    void cutAll() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** Holds back what passes, each way, from the next connection on. */
    void delay(Duration each) {
        delay = each;
    }

    void cutAfter(long bytes) {
        limit = passed.get() + bytes;
        silent = false;
    }

    void fallSilentAfter(long bytes) {
        limit = passed.get() + bytes;
        silent = true;
    }

    void heal() {
        limit = Long.MAX_VALUE;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            connections.incrementAndGet();
            sockets.addAll(List.of(client, server));
            if (delay.isZero()) {
                thread(() -> upstream(client, server));
                thread(() -> downstream(server, client));
            } else {
                new DelayLine(delay).carry(client, server);
                new DelayLine(delay).carry(server, client);
            }
        }
    }

    private void upstream(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (passed.get() + n > limit) {
                    if (silent) {
                        awaitClose();
                    }
                    return;
                }
                out.write(buffer, 0, n);
                passed.addAndGet(n);
            }
        }
    }

    private void downstream(Socket server, Socket client) throws IOException {
        try (client;
                server) {
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ignored) {
                // A cut connection is this class's purpose.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
