package io.weitblick.server.push;

import io.weitblick.common.hash.Sha256;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A box's public SSH host key.
 *
 * @param type its type as in RFC 4253 section 6.6, such as {@code ssh-ed25519}
 * @param publicKey the key in base64, as in the second field of a public key file
 */
public record SshHostKey(String type, String publicKey) {
    /** @throws IllegalArgumentException if the key is not base64 */
    public SshHostKey {
        Base64.getDecoder().decode(publicKey);
    }

    /**
     * Reads OpenSSH's one-line form; a comment at its end is ignored.
     *
     * @throws IllegalArgumentException if the line is not of that form
     */
    public static SshHostKey parse(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length < 2) {
            throw new IllegalArgumentException("not a public key line: " + line);
        }
        return new SshHostKey(words[0], words[1]);
    }

    /** The fingerprint as {@code ssh-keygen -l} prints it: {@code SHA256:} and unpadded base64. */
    public String fingerprint() {
        byte[] digest = HexFormat.of()
                .parseHex(Sha256.of(Base64.getDecoder().decode(publicKey)).hex());
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    }

    /** OpenSSH's one-line form. */
    public String line() {
        return type + " " + publicKey;
    }
}
