package io.weitblick.server.sftp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.KeyPair;
import java.util.Objects;
import javax.net.SocketFactory;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.sftp.SFTPEngine;
import org.jspecify.annotations.Nullable;

/** One connection to one box, from its socket to its SFTP channels. It serves one delivery at a time. */
final class SftpConnection implements AutoCloseable {
    private final SSHClient client;
    private final Socket socket;
    private final SftpSettings settings;
    private @Nullable SFTPEngine engine;
    private @Nullable SftpLimits limits;

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
    void logIn(KeyPair mediaKey) throws IOException {
        try {
            client.authPublickey(settings.user(), client.loadKeys(mediaKey));
            engine = startSftp();
        } catch (IllegalStateException e) {
            // So sshj reports that the connection was gone before it could ask for anything.
            throw new ConnectionException(e);
        }
    }

    /** The files on the box, over the channel that is there from the login on. */
    RemoteFiles files(StallGuard guard) {
        return new RemoteFiles(Objects.requireNonNull(engine, "not logged in"), settings, guard);
    }

    /** What the box's server can take; asked once. */
    SftpLimits limits(RemoteFiles files) throws IOException {
        if (limits == null) {
            limits = files.limits().orElse(SftpLimits.CAUTIOUS);
        }
        return limits;
    }

    /** One more channel. May be called from any thread. */
    SFTPEngine startSftp() throws IOException {
        SFTPEngine started = new SFTPEngine(client);
        started.setTimeoutMs((int) settings.operationLimit().toMillis());
        return started.init();
    }

    /** Whether the box still answers. */
    boolean answers(StallGuard guard) {
        if (!client.isConnected() || !client.isAuthenticated()) {
            return false;
        }
        try {
            SftpSettings soon = settings.answeringWithin(settings.connectLimit().dividedBy(2));
            new RemoteFiles(Objects.requireNonNull(engine, "not logged in"), soon, guard).size(settings.directory());
            return true;
        } catch (IOException e) {
            return false;
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
