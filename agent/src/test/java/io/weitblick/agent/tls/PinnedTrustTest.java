package io.weitblick.agent.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weitblick.agent.FakeServer;
import io.weitblick.agent.TestFleet;
import io.weitblick.agent.config.ServerAddress;
import io.weitblick.agent.http.ServerClient;
import io.weitblick.common.hash.Sha256;
import io.weitblick.common.sync.SyncResponse;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PinnedTrustTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private static final Instant NOW = Instant.now();

    /** A key and the certificates that lead from it to its authority. */
    private record Holder(KeyPair keys, List<X509Certificate> chain) {
        X509Certificate certificate() {
            return chain.get(0);
        }

        Sha256 fingerprint() throws GeneralSecurityException {
            return Sha256.of(certificate().getEncoded());
        }
    }

    private static Holder authority(String name) throws Exception {
        return certify(name, null, NOW.plusSeconds(3600), new BasicConstraints(true));
    }

    private static Holder issue(String name, Holder issuer) throws Exception {
        return certify(name, issuer, NOW.plusSeconds(3600), null);
    }

    private static Holder certify(String name, @Nullable Holder issuer, Instant end, @Nullable ASN1Object extension)
            throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X500Name subject = new X500Name("CN=" + name);
        var builder = new JcaX509v3CertificateBuilder(
                issuer == null
                        ? subject
                        : X500Name.getInstance(
                                issuer.certificate().getSubjectX500Principal().getEncoded()),
                BigInteger.valueOf(System.nanoTime()),
                java.util.Date.from(end.minusSeconds(86_400)),
                java.util.Date.from(end),
                subject,
                keys.getPublic());
        if (extension instanceof BasicConstraints) {
            builder.addExtension(Extension.basicConstraints, true, extension);
        } else if (extension != null) {
            builder.addExtension(Extension.extendedKeyUsage, false, extension);
        }
        var signer = new JcaContentSignerBuilder("SHA256withECDSA")
                .build(issuer == null ? keys.getPrivate() : issuer.keys().getPrivate());
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        if (issuer != null) {
            chain.addAll(issuer.chain());
        }
        return new Holder(keys, chain);
    }

    private SyncResponse talk(Holder server, Sha256 pin) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key", server.keys().getPrivate(), PASSWORD, server.chain().toArray(Certificate[]::new));
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        try (FakeServer fake = new FakeServer(new TestFleet(), context);
                ServerClient client = new ServerClient(new ServerAddress(fake.uri(), pin), "pin-test")) {
            return client.post(
                            "/api/agent/v1/sync",
                            Map.of("waitSeconds", 0),
                            SyncResponse.class,
                            "secret",
                            Duration.ofSeconds(10))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void acceptsTheServerOfThePinnedAuthorityWhateverItsNameAndDates() throws Exception {
        Holder ca = authority("ca");
        Holder expired =
                certify("server", ca, NOW.minusSeconds(60), new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));

        assertThat(talk(expired, ca.fingerprint()).desiredGeneration()).isZero();
    }

    @Test
    void acceptsAPinnedServerCertificate() throws Exception {
        Holder server = issue("server", authority("ca"));

        assertThat(talk(server, server.fingerprint()).desiredGeneration()).isZero();
    }

    @Test
    void refusesAnotherAuthority() throws Exception {
        Holder server = issue("server", authority("other"));
        Sha256 pin = authority("ca").fingerprint();

        assertThatThrownBy(() -> talk(server, pin))
                .hasStackTraceContaining("no certificate of the server has the pinned fingerprint");
    }

    @Test
    void refusesAChainThatOnlyShowsThePinnedAuthority() throws Exception {
        Holder ca = authority("ca");
        Holder server = issue("server", authority("other"));
        PinnedTrust trust = new PinnedTrust(ca.fingerprint());

        assertThatThrownBy(() -> trust.checkServerTrusted(
                        new X509Certificate[] {server.certificate(), ca.certificate()}, "ECDHE_ECDSA"))
                .hasMessageContaining("is not signed by");
    }

    @Test
    void refusesACertificateSignedByAnotherServerOfTheSameAuthority() throws Exception {
        Holder ca = authority("ca");
        Holder forged = issue("forged", issue("server", ca));
        Sha256 pin = ca.fingerprint();

        assertThatThrownBy(() -> talk(forged, pin)).hasStackTraceContaining("may not sign certificates");
    }

    @Test
    void refusesACertificateThatIsNotForServers() throws Exception {
        Holder ca = authority("ca");
        Holder client = certify("client", ca, NOW.plusSeconds(60), new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
        PinnedTrust trust = new PinnedTrust(ca.fingerprint());

        assertThatThrownBy(
                        () -> trust.checkServerTrusted(client.chain().toArray(X509Certificate[]::new), "ECDHE_ECDSA"))
                .hasMessageContaining("is not a server's");
    }

    @Test
    void readsFingerprintsInEveryUsualForm() {
        String hex = "ab".repeat(32);

        assertThat(CertificatePin.parse(hex)).hasToString(hex);
        assertThat(CertificatePin.parse("SHA256:" + "AB:".repeat(31) + "AB")).hasToString(hex);
        assertThatThrownBy(() -> CertificatePin.parse("ab")).isInstanceOf(IllegalArgumentException.class);
    }
}
