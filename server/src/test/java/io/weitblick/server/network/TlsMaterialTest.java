package io.weitblick.server.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weitblick.common.hash.Sha256;
import io.weitblick.server.platform.StartException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsMaterialTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ServerNames NAMES = new ServerNames(Set.of("signage"), Set.of("192.0.2.7", "2001:db8::7"));

    @TempDir
    Path data;

    @Test
    void authoritySignsTheServerCertificateAndIsInTheChain() throws Exception {
        TlsMaterial tls = prepare(NOW, NAMES);

        X509Certificate authority = authority();
        X509Certificate server = server(tls);
        server.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(NAMES.coveredBy(server)).isTrue();
        assertThat(Files.readString(tls.certificate())).endsWith(Files.readString(data.resolve("tls/ca.crt")));
        assertThat(tls.caFingerprint())
                .isEqualTo(Sha256.of(authority.getEncoded()).hex());
        assertThat(TlsMaterial.caFingerprint(data)).isEqualTo(tls.caFingerprint());
    }

    @Test
    void certificatesLiveAsLongAsTheyShould() throws Exception {
        TlsMaterial tls = prepare(NOW, NAMES);

        assertThat(server(tls).getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(397)));
        assertThat(authority().getNotAfter().toInstant()).isAfter(Instant.parse("2046-02-28T00:00:00Z"));
    }

    @Test
    void anAuthorityBeyondTheYear2050IsReadable() throws Exception {
        prepare(Instant.parse("2031-01-01T00:00:00Z"), NAMES);

        assertThat(authority().getNotAfter().toInstant()).isAfter(Instant.parse("2050-12-30T00:00:00Z"));
    }

    @Test
    void privateKeysAreForTheirOwnerOnly() throws Exception {
        TlsMaterial tls = prepare(NOW, NAMES);

        for (Path key : Set.of(tls.key(), data.resolve("tls/ca.key"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondStartChangesNothing() throws Exception {
        X509Certificate before = server(prepare(NOW, NAMES));

        X509Certificate after = server(prepare(NOW.plus(Duration.ofDays(336)), NAMES));

        assertThat(after).isEqualTo(before);
    }

    @Test
    void renewsTheServerCertificateNearItsEndUnderTheSameAuthority() throws Exception {
        TlsMaterial before = prepare(NOW, NAMES);
        X509Certificate old = server(before);

        TlsMaterial after = prepare(NOW.plus(Duration.ofDays(338)), NAMES);

        assertThat(server(after)).isNotEqualTo(old);
        assertThat(after.caFingerprint()).isEqualTo(before.caFingerprint());
    }

    @Test
    void renewsTheServerCertificateWhenTheMachineHasAnotherAddress() throws Exception {
        prepare(NOW, NAMES);
        ServerNames moved = new ServerNames(Set.of("signage"), Set.of("192.0.2.8"));

        TlsMaterial after = prepare(NOW, moved);

        assertThat(moved.coveredBy(server(after))).isTrue();
    }

    @Test
    void damagedServerFilesAreMadeAnew() throws Exception {
        TlsMaterial tls = prepare(NOW, NAMES);
        Files.writeString(tls.key(), "nonsense");

        prepare(NOW, NAMES);

        assertThat(Pem.readKey(Files.readAllBytes(tls.key())).getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void aDamagedAuthorityIsNeverReplaced() throws Exception {
        prepare(NOW, NAMES);
        Files.writeString(data.resolve("tls/ca.key"), "nonsense", StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> prepare(NOW, NAMES))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("backup");
    }

    private TlsMaterial prepare(Instant now, ServerNames names) {
        return TlsMaterial.prepare(data, names, Clock.fixed(now, ZoneOffset.UTC));
    }

    private X509Certificate authority() throws Exception {
        return Pem.readCertificate(Files.readAllBytes(data.resolve("tls/ca.crt")));
    }

    private static X509Certificate server(TlsMaterial tls) throws Exception {
        return Pem.readCertificate(Files.readAllBytes(tls.certificate()));
    }
}
