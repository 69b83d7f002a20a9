package io.weitblick.common.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weitblick.common.hash.Sha256;
import io.weitblick.common.json.Json;
import io.weitblick.common.sync.ReasonCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowVerifierTest {
    private static final Sha256 MENU = Sha256.of("menu");

    private final KeyPair keys = newKeys();
    private final ShowVerifier verifier = new ShowVerifier("fleet_1", "box_1", Map.of("key_1", keys.getPublic()));

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Show show(String fleet, String box, String keyId) {
        return new Show(
                1,
                fleet,
                box,
                7,
                keyId,
                Instant.parse("2026-05-01T10:00:00Z"),
                ZoneId.of("Europe/Berlin"),
                List.of(new ShowObject(MENU, "png", 4)),
                List.of(new Program(
                        "asg_1", "Lobby", 0, List.of(), List.of(new ShowItem("asset_1", "m", MENU, "image/png", 10)))));
    }

    private String signed(Show show) {
        return new ShowSigner(keys.getPrivate()).sign(show);
    }

    private ReasonCode refusal(String compact) {
        InvalidShowException refused = catchThrowableOfType(InvalidShowException.class, () -> verifier.verify(compact));
        assertThat(refused).as("nothing refused " + compact).isNotNull();
        return refused.code();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String compact, int part) {
        return new String(Base64.getUrlDecoder().decode(compact.split("\\.")[part]), StandardCharsets.UTF_8);
    }

    private String signedPayload(String payload, String typ, String keyId) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKeyIdHeaderValue(keyId);
        jws.setHeader("typ", typ);
        jws.setKey(keys.getPrivate());
        jws.setPayload(payload);
        return jws.getCompactSerialization();
    }

    @Test
    void readsBackWhatWasSigned() throws InvalidShowException {
        Show show = show("fleet_1", "box_1", "key_1");

        assertThat(verifier.verify(signed(show))).isEqualTo(show);
    }

    @Test
    void refusesAnotherBox() {
        assertThat(refusal(signed(show("fleet_1", "box_2", "key_1")))).isEqualTo(ReasonCode.SHOW_OTHER_BOX);
    }

    @Test
    void refusesAnotherFleet() {
        assertThat(refusal(signed(show("fleet_2", "box_1", "key_1")))).isEqualTo(ReasonCode.SHOW_OTHER_FLEET);
    }

    @Test
    void refusesAKeyItDoesNotKnow() {
        assertThat(refusal(signed(show("fleet_1", "box_1", "key_2")))).isEqualTo(ReasonCode.SHOW_SIGNATURE);
    }

    @Test
    void refusesTheSignatureOfAnotherKeyUnderAKnownId() {
        String forged = new ShowSigner(newKeys().getPrivate()).sign(show("fleet_1", "box_1", "key_1"));

        assertThat(refusal(forged)).isEqualTo(ReasonCode.SHOW_SIGNATURE);
    }

    @Test
    void refusesAKeyIdThatDiffersInsideAndOutside() throws JoseException {
        String payload = text(signed(show("fleet_1", "box_1", "key_2")), 1);

        assertThat(refusal(signedPayload(payload, ShowSigner.TYPE, "key_1"))).isEqualTo(ReasonCode.SHOW_SIGNATURE);
    }

    @Test
    void refusesAnotherTypeOfTokenByTheSameKey() throws JoseException {
        String payload = text(signed(show("fleet_1", "box_1", "key_1")), 1);

        assertThat(refusal(signedPayload(payload, "JWT", "key_1"))).isEqualTo(ReasonCode.SHOW_SIGNATURE);
    }

    @Test
    void refusesAChangedPayload() {
        String[] parts = signed(show("fleet_1", "box_1", "key_1")).split("\\.");
        String payload = text(String.join(".", parts), 1).replace("\"generation\":7", "\"generation\":8");

        assertThat(refusal(parts[0] + "." + base64(payload) + "." + parts[2])).isEqualTo(ReasonCode.SHOW_SIGNATURE);
    }

    @Test
    void refusesAChangedHeader() {
        String[] parts = signed(show("fleet_1", "box_1", "key_1")).split("\\.");
        String header = text(String.join(".", parts), 0).replace("}", ",\"x\":1}");

        assertThat(refusal(base64(header) + "." + parts[1] + "." + parts[2])).isEqualTo(ReasonCode.SHOW_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", ""})
    void refusesNoSignatureAtAll(String algorithm) {
        String payload = text(signed(show("fleet_1", "box_1", "key_1")), 1);
        String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"key_1\",\"typ\":\"" + ShowSigner.TYPE + "\"}";

        assertThat(refusal(base64(header) + "." + base64(payload) + ".")).isEqualTo(ReasonCode.SHOW_SIGNATURE);
    }

    @Test
    void refusesASymmetricSignatureMadeWithThePublicKey() throws GeneralSecurityException {
        String payload = text(signed(show("fleet_1", "box_1", "key_1")), 1);
        String header = "{\"alg\":\"HS256\",\"kid\":\"key_1\",\"typ\":\"" + ShowSigner.TYPE + "\"}";
        String input = base64(header) + "." + base64(payload);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(keys.getPublic().getEncoded(), "HmacSHA256"));
        byte[] tag = mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));

        assertThat(refusal(input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(tag)))
                .isEqualTo(ReasonCode.SHOW_SIGNATURE);
    }

    @Test
    void ignoresAKeyThatComesWithTheShow() throws JoseException {
        KeyPair own = newKeys();
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKeyIdHeaderValue("key_1");
        jws.setHeader("typ", ShowSigner.TYPE);
        jws.setJwkHeader(org.jose4j.jwk.PublicJsonWebKey.Factory.newPublicJwk(own.getPublic()));
        jws.setKey(own.getPrivate());
        jws.setPayload(text(signed(show("fleet_1", "box_1", "key_1")), 1));

        assertThat(refusal(jws.getCompactSerialization())).isEqualTo(ReasonCode.SHOW_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "{}", "a.b.c.d.e", "\u0000"})
    void refusesWhatIsNoSignedText(String text) {
        assertThat(refusal(text)).isEqualTo(ReasonCode.SHOW_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"keyId\":\"key_1\",\"format\":2}",
                "{\"keyId\":\"key_1\"}",
                "{\"keyId\":\"key_1\",\"format\":1,\"generation\":0}",
                "{\"keyId\":\"key_1\",\"format\":1,\"fleet\":7}"
            })
    void refusesAFormatThatItDoesNotRead(String payload) throws JoseException {
        assertThat(refusal(signedPayload(payload, ShowSigner.TYPE, "key_1"))).isEqualTo(ReasonCode.SHOW_FORMAT);
    }

    @Test
    void readsFieldsThatALaterServerAdds() throws Exception {
        Show show = show("fleet_1", "box_1", "key_1");
        String payload = Json.mapper().writeValueAsString(show).replaceFirst("\\{", "{\"later\":{\"a\":[1]},");

        assertThat(verifier.verify(signedPayload(payload, ShowSigner.TYPE, "key_1")))
                .isEqualTo(show);
    }
}
