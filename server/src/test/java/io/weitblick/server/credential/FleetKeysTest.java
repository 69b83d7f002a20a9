package io.weitblick.server.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.weitblick.server.platform.PlatformConfig;
import io.weitblick.server.platform.StartException;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
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

        PublicKey read = parse(line);
        byte[] message = "hello".getBytes(StandardCharsets.UTF_8);
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.mediaKeyPair().getPrivate());
        signer.update(message);
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(read);
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

    /** RFC 8709, section 4: two strings, the type and 32 bytes; before these goes the head of RFC 8410. */
    private static PublicKey parse(String line) throws Exception {
        String[] words = line.split(" ");
        ByteBuffer blob = ByteBuffer.wrap(Base64.getDecoder().decode(words[1]));
        byte[] type = new byte[blob.getInt()];
        blob.get(type);
        byte[] raw = new byte[blob.getInt()];
        blob.get(raw);
        assertThat(words[0]).isEqualTo("ssh-ed25519").isEqualTo(new String(type, StandardCharsets.US_ASCII));
        assertThat(raw).hasSize(32);
        assertThat(blob.hasRemaining()).isFalse();
        byte[] head = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded =
                ByteBuffer.allocate(head.length + raw.length).put(head).put(raw).array();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
