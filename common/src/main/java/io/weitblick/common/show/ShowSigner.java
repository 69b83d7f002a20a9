package io.weitblick.common.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.weitblick.common.json.Json;
import java.security.PrivateKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs shows as compact JWS with Ed25519 (RFC 7515, RFC 8037). Thread-safe. */
public final class ShowSigner {
    /** The {@code typ} header, so that no other token of the fleet passes for a show. */
    static final String TYPE = "weitblick-show+jws";

    private final PrivateKey key;

    /** @param key an Ed25519 private key; the show names its id */
    public ShowSigner(PrivateKey key) {
        this.key = key;
    }

    /** The signed show in its compact text form, as delivered in {@code <generation>.jws}. */
    public String sign(Show show) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKeyIdHeaderValue(show.keyId());
        jws.setHeader("typ", TYPE);
        jws.setKey(key);
        try {
            jws.setPayload(Json.mapper().writeValueAsString(show));
            return jws.getCompactSerialization();
        } catch (JsonProcessingException | JoseException e) {
            throw new IllegalStateException("cannot sign generation " + show.generation(), e);
        }
    }
}
