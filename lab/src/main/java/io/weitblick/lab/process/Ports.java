package io.weitblick.lab.process;

import io.weitblick.lab.LabException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** TCP ports for programs that the lab starts. */
public final class Ports {
    private Ports() {}

    /** A port that is free on loopback at this moment. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LabException("no free TCP port", e);
        }
    }
}
