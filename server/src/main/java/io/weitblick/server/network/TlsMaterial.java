package io.weitblick.server.network;

import io.weitblick.common.hash.Sha256;
import io.weitblick.server.network.Certificates.Validity;
import io.weitblick.server.platform.PrivateFile;
import io.weitblick.server.platform.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The server's TLS files in {@code <data>/tls}: its own certificate authority, made once and valid for twenty years, and
 * the server's certificate, made anew when it nears its end or the machine has another name or address. Boxes pin the
 * authority's fingerprint, so a new server certificate concerns none of them.
 *
 * @param certificate the chain to present, as PEM: the server's certificate, then the authority's
 * @param key the server's private key, as PEM
 * @param caFingerprint SHA-256 of the authority's certificate (DER), 64 hexadecimal digits
 */
public record TlsMaterial(Path certificate, Path key, String caFingerprint) {
    private static final Duration CA_LIFE = Duration.ofDays(20 * 365 + 5);
    private static final Duration LIFE = Duration.ofDays(397);
    private static final Duration RENEW_BEFORE_END = Duration.ofDays(60);
    // Clocks of a fleet differ a little.
    private static final Duration BACKDATED = Duration.ofHours(1);

    private record Authority(X509Certificate certificate, PrivateKey key) {}

    /**
     * Creates what is missing and renews what is due.
     *
     * @throws StartException if the files cannot be read or written
     */
    public static TlsMaterial prepare(Path dataDirectory, ServerNames names, Clock clock) {
        Path directory = dataDirectory.resolve("tls");
        try {
            Files.createDirectories(directory);
            Authority authority = authority(directory, clock.instant());
            Path chain = directory.resolve("server.crt");
            Path key = directory.resolve("server.key");
            if (!isGood(chain, key, authority, names, clock.instant())) {
                issue(chain, key, authority, names, clock.instant());
            }
            return new TlsMaterial(chain, key, fingerprint(authority.certificate()));
        } catch (IOException | GeneralSecurityException e) {
            throw new StartException(
                    "The TLS files in " + directory + " cannot be used: " + e
                            + ". Put them back from the backup; a new authority would lock out every box.",
                    e);
        }
    }

    /** The fingerprint by which boxes know the server, read from the data directory. */
    static @Nullable String caFingerprint(Path dataDirectory) {
        try {
            return fingerprint(Pem.readCertificate(
                    Files.readAllBytes(dataDirectory.resolve("tls").resolve("ca.crt"))));
        } catch (IOException | GeneralSecurityException e) {
            return null;
        }
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return Sha256.of(certificate.getEncoded()).hex();
    }

    private static Authority authority(Path directory, Instant now) throws IOException, GeneralSecurityException {
        Path certificateFile = directory.resolve("ca.crt");
        Path keyFile = directory.resolve("ca.key");
        if (Files.exists(certificateFile)) {
            return new Authority(
                    Pem.readCertificate(Files.readAllBytes(certificateFile)), Pem.readKey(Files.readAllBytes(keyFile)));
        }
        Certificates certificates = new Certificates();
        KeyPair keys = certificates.newKeyPair();
        X509Certificate certificate =
                certificates.authority(keys, "Weitblick fleet", new Validity(now.minus(BACKDATED), now.plus(CA_LIFE)));
        // The key first: a certificate without its key is of no use, so its presence means both.
        write(keyFile, Pem.key(keys.getPrivate()));
        write(certificateFile, Pem.certificate(certificate));
        return new Authority(certificate, keys.getPrivate());
    }

    private static boolean isGood(Path chain, Path key, Authority authority, ServerNames names, Instant now)
            throws IOException {
        if (!Files.exists(chain) || !Files.exists(key)) {
            return false;
        }
        try {
            X509Certificate certificate = Pem.readCertificate(Files.readAllBytes(chain));
            Pem.readKey(Files.readAllBytes(key));
            certificate.verify(authority.certificate().getPublicKey());
            return certificate.getNotAfter().toInstant().minus(RENEW_BEFORE_END).isAfter(now)
                    && names.coveredBy(certificate);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static void issue(Path chain, Path key, Authority authority, ServerNames names, Instant now)
            throws IOException, GeneralSecurityException {
        Certificates certificates = new Certificates();
        KeyPair keys = certificates.newKeyPair();
        X509Certificate certificate = certificates.server(
                keys,
                authority.certificate(),
                authority.key(),
                names,
                new Validity(now.minus(BACKDATED), now.plus(LIFE)));
        // A cut between the two leaves a pair that does not match; without the chain it is made anew.
        Files.deleteIfExists(chain);
        write(key, Pem.key(keys.getPrivate()));
        write(chain, Pem.certificate(certificate) + Pem.certificate(authority.certificate()));
    }

    private static void write(Path file, String pem) {
        PrivateFile.write(file, pem.getBytes(StandardCharsets.US_ASCII));
    }
}
