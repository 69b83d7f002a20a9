package io.weitblick.server.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;

/** OpenSSH's one-line form of an Ed25519 public key (RFC 8709, section 4). */
final class OpenSshKey {
    private static final String TYPE = "ssh-ed25519";
    private static final int RAW_BYTES = 32;

    private OpenSshKey() {}

    static String line(PublicKey key, String comment) {
        byte[] encoded = key.getEncoded();
        // SubjectPublicKeyInfo of Ed25519 ends with the raw key (RFC 8410).
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
        byte[] type = TYPE.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer blob = ByteBuffer.allocate(2 * Integer.BYTES + type.length + raw.length)
                .putInt(type.length)
                .put(type)
                .putInt(raw.length)
                .put(raw);
        return TYPE + " " + Base64.getEncoder().encodeToString(blob.array()) + " " + comment;
    }
}
