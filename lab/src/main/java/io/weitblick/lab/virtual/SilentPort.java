package io.weitblick.lab.virtual;

import io.weitblick.lab.LabException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of loopback that drops whoever dials, as a firewall does: its queue of connections is full and nobody takes any
 * out, so the kernel leaves further ones without an answer (listen(2)).
 */
public final class SilentPort implements AutoCloseable {
    private static final int TRIES = 16;
    private static final int ANSWER_MILLIS = 200;

    private final ServerSocket listener;
    private final List<Socket> queue = new ArrayList<>();

    private SilentPort(ServerSocket listener) {
        this.listener = listener;
    }

    /** Makes a port silent on which nobody listens. */
    public static SilentPort open(int port) {
        try {
            SilentPort silent = new SilentPort(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            silent.fill();
            return silent;
        } catch (IOException e) {
            throw new LabException("cannot listen on port " + port, e);
        }
    }

    /** Its number. */
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : queue) {
                socket.close();
            }
        } catch (IOException e) {
            throw new LabException("cannot end the silence of port " + port(), e);
        }
    }

    private void fill() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(new InetSocketAddress(listener.getInetAddress(), port()), ANSWER_MILLIS);
            } catch (IOException e) {
                return;
            }
        }
        throw new LabException("port " + port() + " still answers after " + TRIES + " connections");
    }
}
