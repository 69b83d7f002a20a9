package io.weitblick.common.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.weitblick.common.json.Json;
import io.weitblick.common.sync.ReasonCode;
import java.security.PublicKey;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a box may accept a signed show: EdDSA only, a known key, its own fleet and id, this format. Whether
 * the generation is new enough is the store's question. Thread-safe.
 */
public final class ShowVerifier {
    private static final AlgorithmConstraints EDDSA_ONLY =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);

    private final String fleet;
    private final String box;
    private final Map<String, PublicKey> keys;

    /**
     * @param fleet id of the fleet this box belongs to
     * @param box id of this box
     * @param keys the fleet's show keys by key id
     */
    public ShowVerifier(String fleet, String box, Map<String, PublicKey> keys) {
        this.fleet = fleet;
        this.box = box;
        this.keys = Map.copyOf(keys);
    }

    /**
     * Reads and checks a signed show.
     *
     * @throws InvalidShowException if any rule is broken; its code is SHOW_SIGNATURE, SHOW_FORMAT, SHOW_OTHER_FLEET or
     *     SHOW_OTHER_BOX
     */
    public Show verify(String compact) throws InvalidShowException {
        Show show = parse(verifiedPayload(compact));
        if (!show.fleet().equals(fleet)) {
            throw new InvalidShowException(
                    ReasonCode.SHOW_OTHER_FLEET, "show is for fleet " + show.fleet() + ", this box is of " + fleet);
        }
        if (!show.box().equals(box)) {
            throw new InvalidShowException(
                    ReasonCode.SHOW_OTHER_BOX, "show is for box " + show.box() + ", this is " + box);
        }
        return show;
    }

    private String verifiedPayload(String compact) throws InvalidShowException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(EDDSA_ONLY);
        try {
            jws.setCompactSerialization(compact);
            if (!ShowSigner.TYPE.equals(jws.getHeader("typ"))) {
                throw unsigned("signed text is not a show", null);
            }
            String keyId = jws.getKeyIdHeaderValue();
            PublicKey key = keyId == null ? null : keys.get(keyId);
            if (key == null) {
                throw unsigned("show is signed with the unknown key " + keyId, null);
            }
            jws.setKey(key);
            if (!jws.verifySignature()) {
                throw unsigned("signature of the show does not match its content", null);
            }
            String payload = jws.getPayload();
            requireSameKeyId(payload, keyId);
            return payload;
        } catch (JoseException e) {
            throw unsigned("show is not a signed text: " + e.getMessage(), e);
        }
    }

    private static void requireSameKeyId(String payload, String keyId) throws InvalidShowException {
        try {
            String inner = Json.mapper().readTree(payload).path("keyId").asText();
            if (!inner.equals(keyId)) {
                throw unsigned("show names key " + inner + " but is signed with " + keyId, null);
            }
        } catch (JsonProcessingException e) {
            throw new InvalidShowException(ReasonCode.SHOW_FORMAT, "show is not JSON", e);
        }
    }

    private static Show parse(String payload) throws InvalidShowException {
        try {
            int format = Json.mapper().readTree(payload).path("format").asInt();
            if (format != Show.FORMAT) {
                throw new InvalidShowException(
                        ReasonCode.SHOW_FORMAT, "show has format " + format + ", this agent reads " + Show.FORMAT);
            }
            return Json.mapper().readValue(payload, Show.class);
        } catch (JsonProcessingException e) {
            throw new InvalidShowException(ReasonCode.SHOW_FORMAT, "show cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static InvalidShowException unsigned(String message, @Nullable Throwable cause) {
        return cause == null
                ? new InvalidShowException(ReasonCode.SHOW_SIGNATURE, message)
                : new InvalidShowException(ReasonCode.SHOW_SIGNATURE, message, cause);
    }
}
