package io.weitblick.lab.virtual;

import io.weitblick.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.SftpModuleProperties;

/**
 * A box's way in: an SSH server on loopback on which {@code media} may log in with the keys that the agent has received
 * and may do nothing but SFTP, with the box's inbox as {@code /media}.
 */
final class SftpEndpoint implements SshEndpoint {
    private static final String USER = "media";
    private static final String EXTENSIONS = "posix-rename@openssh.com=1,fsync@openssh.com=1,limits@openssh.com=1,"
            + StatVfsSubsystem.EXTENSION + "=" + StatVfsSubsystem.VERSION;

    private final SshServer server;

    private SftpEndpoint(SshServer server) {
        this.server = server;
    }

    /**
     * Starts an endpoint.
     *
     * @param jail the directory that looks like the root; {@code media} in it is the inbox
     * @param hostKeys where the host key lies, or is made, as sshd names it
     * @param mediaKeys file of the keys that may log in, read anew whenever it changes; need not exist yet
     * @param port the TCP port, 0 for any free one
     */
    static SftpEndpoint start(Path jail, Path hostKeys, Path mediaKeys, int port) {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(hostKey(hostKeys));
        AuthorizedKeysAuthenticator keys = new AuthorizedKeysAuthenticator(mediaKeys);
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals(USER) && keys.authenticate(user, key, session));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setFileSystemFactory(new VirtualFileSystemFactory(jail));
        server.setSubsystemFactories(List.of(new StatVfsSubsystem.Factory()));
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, EXTENSIONS);
        try {
            server.start();
        } catch (IOException e) {
            throw new LabException("cannot offer SFTP on port " + port, e);
        }
        return new SftpEndpoint(server);
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new LabException("cannot end SFTP on port " + port(), e);
        }
    }

    private static SimpleGeneratorHostKeyProvider hostKey(Path directory) {
        Path file = directory.resolve("ssh_host_ed25519_key");
        SimpleGeneratorHostKeyProvider provider = new SimpleGeneratorHostKeyProvider(file);
        provider.setAlgorithm(SecurityUtils.ED25519);
        try {
            Files.createDirectories(directory);
            KeyPair pair = provider.loadKeys(null).get(0);
            Files.writeString(
                    directory.resolve("ssh_host_ed25519_key.pub"), PublicKeyEntry.toString(pair.getPublic()) + "\n");
            return provider;
        } catch (IOException e) {
            throw new LabException("cannot write the host key " + file, e);
        }
    }
}
