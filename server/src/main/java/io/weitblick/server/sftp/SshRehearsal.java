package io.weitblick.server.sftp;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.List;
import javax.crypto.KeyAgreement;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.cipher.Cipher;

/**
 * Runs what a delivery computes until the JVM has compiled it. Uncompiled, AES-GCM encrypts about 1 MB/s, and deliveries that
 * all begin right after a start leave the compiler no processor to change that for a minute.
 */
final class SshRehearsal {
    private static final int LENGTH_BYTES = 4;
    private static final int PACKET_BYTES = 32 << 10;
    private static final int PACKETS = 1024;
    private static final int LOGINS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final List<Factory.Named<Cipher>> ciphers;

    SshRehearsal(List<Factory.Named<Cipher>> ciphers) {
        this.ciphers = List.copyOf(ciphers);
    }

    /**
     * Takes a second or two of one processor, and some seconds at most.
     *
     * @return how many bytes went through the ciphers
     */
    long run() throws GeneralSecurityException {
        long bytes = 0;
        for (Factory.Named<Cipher> cipher : ciphers) {
            bytes += encrypt(cipher.create());
        }
        logIn();
        return bytes;
    }

    private static long encrypt(Cipher cipher) {
        long end = System.nanoTime() + LIMIT.toNanos();
        cipher.init(Cipher.Mode.Encrypt, new byte[cipher.getBlockSize()], new byte[cipher.getIVSize()]);
        byte[] packet = new byte[LENGTH_BYTES + PACKET_BYTES + cipher.getAuthenticationTagSize()];
        int sent = 0;
        while (sent < PACKETS && System.nanoTime() < end) {
            cipher.setSequenceNumber(sent);
            cipher.updateWithAAD(packet, 0, LENGTH_BYTES, PACKET_BYTES);
            sent++;
        }
        return (long) sent * PACKET_BYTES;
    }

    /** What both sides of a login compute, with keys of nobody. */
    private static void logIn() throws GeneralSecurityException {
        long end = System.nanoTime() + LIMIT.toNanos();
        KeyPairGenerator secrets = KeyPairGenerator.getInstance("X25519");
        KeyPair identity = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair box = secrets.generateKeyPair();
        byte[] text = new byte[LENGTH_BYTES];
        for (int i = 0; i < LOGINS && System.nanoTime() < end; i++) {
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(secrets.generateKeyPair().getPrivate());
            agreement.doPhase(box.getPublic(), true);
            agreement.generateSecret();
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(identity.getPrivate());
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(identity.getPublic());
            signature.update(text);
            if (!signature.verify(signed)) {
                throw new GeneralSecurityException("this JVM does not verify its own signature");
            }
        }
    }
}
