package io.weitblick.agent.enroll;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the fleet's show keys. */
public final class ShowKeys {
    private static final Logger LOG = LoggerFactory.getLogger(ShowKeys.class);

    private ShowKeys() {}

    /** The Ed25519 keys among these, by key id; any other is left out with a warning. */
    public static Map<String, PublicKey> decode(Map<String, String> encoded) {
        Map<String, PublicKey> keys = new HashMap<>();
        encoded.forEach((id, text) -> {
            try {
                byte[] der = Base64.getDecoder().decode(text);
                keys.put(id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                LOG.warn("The server names a show key that is not Ed25519 keyId={} cause={}", id, e.getMessage());
            }
        });
        return Map.copyOf(keys);
    }
}
