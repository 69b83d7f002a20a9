package io.weitblick.server.sftp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.sftp.SFTPEngine;

/** One connection to one box, from its socket to its SFTP channel. */
final class SftpConnection implements AutoCloseable {
    private static final int KEEP_ALIVE_SECONDS = 10;

    private final SSHClient client;
    private final Socket socket;
    private final SftpSettings settings;

    SftpConnection(Config config, SftpSettings settings) {
        this.client = new SSHClient(config);
        this.socket = new Socket();
        this.settings = settings;
        client.setSocketFactory(new OneSocket(socket));
        client.setConnectTimeout((int) settings.connectLimit().toMillis());
        client.setTimeout((int) settings.operationLimit().toMillis());
        client.getTransport().setTimeoutMs((int) settings.operationLimit().toMillis());
        // The stall guard comes first: here a timeout is told from a broken connection by its text only.
        client.getConnection().setTimeoutMs(2 * (int) settings.operationLimit().toMillis());
        client.getConnection().getKeepAlive().setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    }

    Socket socket() {
        return socket;
    }

    /** Connects and checks the host key; nothing is sent before that but the key exchange itself. */
    void connect(DeliveryTarget target, AcceptedHostKeys hostKeys) throws IOException {
        socket.setTcpNoDelay(true);
        client.addHostKeyVerifier(hostKeys);
        // The address as text: given as an InetAddress, sshj would ask DNS for its name.
        client.connect(target.address().getHostAddress(), target.port());
    }

    /** Logs in and starts SFTP. */
    SFTPEngine logIn(Delivery delivery) throws IOException {
        try {
            client.authPublickey(settings.user(), client.loadKeys(delivery.mediaKey()));
            SFTPEngine engine = new SFTPEngine(client);
            engine.setTimeoutMs((int) settings.operationLimit().toMillis());
            return engine.init();
        } catch (IllegalStateException e) {
            // So sshj reports that the connection was gone before it could ask for anything.
            throw new ConnectionException(e);
        }
    }

    /** Says goodbye, as far as the box still listens. */
    void disconnect() {
        try {
            client.disconnect();
        } catch (IOException ignored) {
            // Everything was acknowledged before.
        } finally {
            close();
        }
    }

    /** Drops the connection at once; its threads end with it. */
    @Override
    public void close() {
        StallGuard.closeQuietly(socket);
    }

    /** Hands out the socket that the stall guard can close. */
    private static final class OneSocket extends SocketFactory {
        private final Socket socket;

        OneSocket(Socket socket) {
            this.socket = socket;
        }

        @Override
        public Socket createSocket() {
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new SocketException("only unconnected sockets");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            throw new SocketException("only unconnected sockets");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw new SocketException("only unconnected sockets");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            throw new SocketException("only unconnected sockets");
        }
    }
}
