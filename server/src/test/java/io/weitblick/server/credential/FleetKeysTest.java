package io.weitblick.server.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.weitblick.server.platform.PlatformConfig;
import io.weitblick.server.platform.StartException;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FleetKeysTest {
    @Inject
    FleetKeys keys;

    @Inject
    FleetService fleet;

    @Inject
    PlatformConfig config;

    @Test
    void boxesKnowTheKeyThatSigns() throws Exception {
        String published = keys.showPublicKeys().get(keys.showKeyId());

        assertThat(published).isNotNull();
        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(published)));
        assertThat(key.getAlgorithm()).isEqualTo("EdDSA");
        assertThat(keys.fleetId()).startsWith("fleet_");
    }

    @Test
    void theLineInAuthorizedKeysIsTheKeyThatLogsIn() throws Exception {
        String line = keys.mediaAuthorizedKeys().get(0);

        PublicKey read = new Buffer.PlainBuffer(Base64.getDecoder().decode(line.split(" ")[1])).readPublicKey();
        byte[] message = "hello".getBytes(StandardCharsets.UTF_8);
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.mediaKeyPair().getPrivate());
        signer.update(message);
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(read.getEncoded())));
        verifier.update(message);
        assertThat(verifier.verify(signature)).isTrue();
    }

    @Test
    void aRestartKeepsFleetAndKeys() {
        String fleetId = keys.fleetId();
        String showKey = keys.showKeyId();
        String mediaKey = keys.mediaAuthorizedKeys().toString();

        fleet.start(new StartupEvent());

        assertThat(keys.fleetId()).isEqualTo(fleetId);
        assertThat(keys.showKeyId()).isEqualTo(showKey);
        assertThat(keys.mediaAuthorizedKeys()).hasToString(mediaKey);
    }

    @Test
    void withoutItsSecretKeyTheServerDoesNotStart() throws Exception {
        Path file = config.data().resolve("secret-key");
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        try {
            assertThatThrownBy(() -> fleet.start(new StartupEvent()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("put it back from the backup");
            assertThat(file).doesNotExist();
        } finally {
            Files.write(file, content);
        }
    }
}
