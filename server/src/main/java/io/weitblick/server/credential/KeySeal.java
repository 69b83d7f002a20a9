package io.weitblick.server.credential;

import io.weitblick.server.platform.PrivateFile;
import io.weitblick.server.platform.StartException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals private keys for the database with the key in {@code <data>/secret-key} (AES-256-GCM), so that a stolen database
 * or its backup opens no box. Thread-safe.
 */
final class KeySeal {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte FORMAT = 1;

    private final Path file;
    private final SecretKey key;

    private KeySeal(Path file, byte[] key) {
        this.file = file;
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Opens the key file.
     *
     * @param inUse whether the database holds something sealed with it; if not, a missing file is made
     * @throws StartException if it is missing although needed, or no key
     */
    static KeySeal open(Path dataDirectory, boolean inUse) {
        Path file = dataDirectory.resolve("secret-key");
        if (!Files.exists(file)) {
            if (inUse) {
                throw new StartException("The file " + file
                        + " is missing, but the keys in the database are sealed with it: put it back from the backup.");
            }
            PrivateFile.write(file, Secrets.bytes(KEY_BYTES));
        }
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new StartException("The file " + file + " has " + key.length + " bytes instead of " + KEY_BYTES
                        + ": put it back from the backup.");
            }
            return new KeySeal(file, key);
        } catch (IOException e) {
            throw new StartException("The file " + file + " cannot be read: " + e, e);
        }
    }

    /** @param name what is sealed; the seal opens under the same name only */
    byte[] seal(String name, byte[] secret) {
        byte[] nonce = Secrets.bytes(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(secret);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** @throws StartException if it was sealed with another key or under another name */
    byte[] unseal(String name, byte[] sealed) {
        if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != FORMAT) {
            throw new StartException("The key " + name + " in the database is damaged: restore the database.");
        }
        ByteBuffer buffer = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] content = new byte[buffer.remaining()];
        buffer.get(content);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, name).doFinal(content);
        } catch (AEADBadTagException e) {
            throw new StartException(
                    "The file " + file + " is not the one that sealed the key " + name
                            + " in the database: put the right one back from the backup.",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
