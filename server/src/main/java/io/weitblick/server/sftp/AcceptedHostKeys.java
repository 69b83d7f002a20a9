package io.weitblick.server.sftp;

import io.weitblick.server.box.SshPublicKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/** Lets a connection go on only with a host key that was accepted before; remembers the one it has seen. */
final class AcceptedHostKeys implements HostKeyVerifier {
    private final List<SshPublicKey> accepted;
    private final DeliveryListener listener;
    private volatile @Nullable SshPublicKey seen;

    AcceptedHostKeys(List<SshPublicKey> accepted, DeliveryListener listener) {
        this.accepted = accepted;
        this.listener = listener;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        SshPublicKey shown = new SshPublicKey(
                KeyType.fromKey(key).toString(), Base64.getEncoder().encodeToString(blob));
        seen = shown;
        listener.hostKeySeen(shown);
        return accepted.stream().anyMatch(known -> known.blob().equals(shown.blob()));
    }

    /** The algorithms of the known keys, so that a box with several keys shows one that can be compared. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return accepted.stream()
                .flatMap(key -> "ssh-rsa".equals(key.type())
                        ? Stream.of("rsa-sha2-512", "rsa-sha2-256")
                        : Stream.of(key.type()))
                .toList();
    }

    Optional<SshPublicKey> seen() {
        return Optional.ofNullable(seen);
    }
}
