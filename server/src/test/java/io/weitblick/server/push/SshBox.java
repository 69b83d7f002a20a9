package io.weitblick.server.push;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** The SSH side of a box, in this process: takes whatever logs in as {@code media}, and counts. */
final class SshBox implements AutoCloseable {
    private final Path root;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile boolean acceptsKeys = true;

    SshBox() throws IOException, GeneralSecurityException {
        root = Files.createTempDirectory("weitblick-box");
        Files.createDirectories(inbox());
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(
                KeyPairProvider.wrap(KeyPairGenerator.getInstance("RSA").generateKeyPair()));
        server.setPublickeyAuthenticator((user, key, session) -> acceptsKeys && "media".equals(user));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                sessions.incrementAndGet();
            }
        });
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "posix-rename@openssh.com=1,fsync@openssh.com=1");
        server.start();
    }

    int port() {
        return server.getPort();
    }

    int sessions() {
        return sessions.get();
    }

    void refuseKeys() {
        acceptsKeys = false;
    }

    Path inbox() {
        return root.resolve("media");
    }

    /** Bytes that lie in the inbox, of unfinished files too. */
    long bytes() {
        try (Stream<Path> files = Files.list(inbox())) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
