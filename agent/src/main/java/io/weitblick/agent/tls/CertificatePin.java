package io.weitblick.agent.tls;

import io.weitblick.common.hash.Sha256;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The fingerprint of the certificate authority that alone may vouch for the server. */
public final class CertificatePin {
    private CertificatePin() {}

    /**
     * Reads a SHA-256 fingerprint: 64 hexadecimal digits in either case, with or without colons or blanks.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Sha256 parse(String text) {
        String digits = text.replaceAll("(?i)^sha-?256[:= ]", "").replaceAll("[:\\s]", "");
        if (!Sha256.isValid(digits.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("a server fingerprint is 64 hexadecimal digits (SHA-256): " + text);
        }
        return new Sha256(digits.toLowerCase(Locale.ROOT));
    }

    /** A TLS context that trusts this certificate and what it has signed, and nothing else. */
    public static SSLContext context(Sha256 fingerprint) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedTrust(fingerprint)}, null);
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }
}
