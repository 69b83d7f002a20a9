package io.weitblick.agent.host;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The pre-shared key that a passphrase and a network's name give (IEEE 802.11, annex J.4: PBKDF2, 4,096 rounds). */
final class WpaKey {
    private static final int ROUNDS = 4096;
    private static final int BITS = 256;

    private WpaKey() {}

    static byte[] of(String passphrase, String essid) {
        PBEKeySpec spec =
                new PBEKeySpec(passphrase.toCharArray(), essid.getBytes(StandardCharsets.UTF_8), ROUNDS, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2", e);
        }
    }
}
