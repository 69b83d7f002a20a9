package io.weitblick.server.box;

import io.weitblick.common.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * A public key in OpenSSH's one-line form, without its comment.
 *
 * @param type such as {@code ssh-ed25519}
 * @param blob the key in base64 (RFC 4253, section 6.6)
 */
public record SshPublicKey(String type, String blob) {
    private static final int MAX_LENGTH = 4_096;

    /** Reads a line such as {@code ssh-ed25519 AAAA... comment}; empty unless it holds together. */
    public static Optional<SshPublicKey> parse(String line) {
        String[] words = line.strip().split("\\s+", 3);
        if (line.length() > MAX_LENGTH || words.length < 2) {
            return Optional.empty();
        }
        try {
            byte[] type = words[0].getBytes(StandardCharsets.US_ASCII);
            byte[] blob = Base64.getDecoder().decode(words[1]);
            return startsWith(blob, type) ? Optional.of(new SshPublicKey(words[0], words[1])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The blob names its own type first: four bytes of length, then the name. */
    private static boolean startsWith(byte[] blob, byte[] type) {
        if (blob.length < 4 + type.length || blob[0] != 0 || blob[1] != 0 || blob[2] != 0 || blob[3] != type.length) {
            return false;
        }
        for (int i = 0; i < type.length; i++) {
            if (blob[4 + i] != type[i]) {
                return false;
            }
        }
        return true;
    }

    /** As {@code ssh-keygen -l} prints it: {@code SHA256:} and the digest in base64 without padding. */
    public String fingerprint() {
        MessageDigest digest = Sha256.newDigest();
        byte[] hash = digest.digest(Base64.getDecoder().decode(blob));
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    }

    /** The one-line form. */
    public String line() {
        return type + " " + blob;
    }
}
