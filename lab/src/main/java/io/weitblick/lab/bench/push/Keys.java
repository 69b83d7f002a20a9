package io.weitblick.lab.bench.push;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import net.schmizz.sshj.common.Buffer;

/**
 * One host key for every sshd and one login for everybody; ours has a key of its own kind beside the peers' file.
 *
 * @param hostKey the servers' private key
 * @param login the peers' private key
 * @param authorized who may log in
 * @param ours our login
 */
record Keys(Path hostKey, Path login, Path authorized, KeyPair ours) {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    static Keys make(Path directory) throws IOException {
        try {
            KeyPair ours = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Path host = generate(directory.resolve("host"));
            Path login = generate(directory.resolve("login"));
            byte[] blob =
                    new Buffer.PlainBuffer().putPublicKey(ours.getPublic()).getCompactData();
            Path authorized = Files.writeString(
                    directory.resolve("authorized_keys"),
                    Files.readString(Path.of(login + ".pub")) + "ssh-ed25519 "
                            + Base64.getEncoder().encodeToString(blob) + "\n");
            return new Keys(host, login, authorized, ours);
        } catch (NoSuchAlgorithmException e) {
            throw new LabException("this Java knows no Ed25519", e);
        }
    }

    private static Path generate(Path file) {
        Program.output(TIMEOUT, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString()));
        return file;
    }
}
