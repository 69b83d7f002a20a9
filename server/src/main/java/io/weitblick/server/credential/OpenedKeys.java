package io.weitblick.server.credential;

import io.weitblick.common.show.ShowSigner;
import io.weitblick.server.credential.FleetKey.Purpose;
import java.security.KeyPair;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fleet's keys, opened. Immutable. */
final class OpenedKeys {
    static final OpenedKeys NONE = new OpenedKeys(Map.of(), Map.of());

    private final Map<String, KeyPair> show;
    private final Map<String, KeyPair> media;

    private OpenedKeys(Map<String, KeyPair> show, Map<String, KeyPair> media) {
        this.show = show;
        this.media = media;
    }

    /** @param stored newest last */
    static OpenedKeys open(List<FleetKey> stored, KeySeal seal) {
        return new OpenedKeys(open(stored, Purpose.SHOW, seal), open(stored, Purpose.MEDIA, seal));
    }

    /** Signs shows with the key in use. */
    ShowSigner showSigner() {
        return new ShowSigner(newest(show).getValue().getPrivate());
    }

    /** The id of the key that {@link #showSigner()} signs with; shows name it. */
    String showKeyId() {
        return newest(show).getKey();
    }

    /** Every key that boxes accept shows from, by id: X.509 DER in base64. */
    Map<String, String> showPublicKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        show.forEach((id, pair) ->
                keys.put(id, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
        return keys;
    }

    /** The key that logs in to boxes as media. */
    KeyPair mediaKeyPair() {
        return newest(media).getValue();
    }

    /** Every key that boxes let in as media, in OpenSSH's one-line form. */
    List<String> mediaAuthorizedKeys() {
        return media.entrySet().stream()
                .map(entry -> OpenSshKey.line(entry.getValue().getPublic(), "weitblick-" + entry.getKey()))
                .toList();
    }

    private static Map.Entry<String, KeyPair> newest(Map<String, KeyPair> keys) {
        return keys.entrySet().stream()
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new IllegalStateException("the fleet's keys are not open yet"));
    }

    private static Map<String, KeyPair> open(List<FleetKey> stored, Purpose purpose, KeySeal seal) {
        Map<String, KeyPair> opened = new LinkedHashMap<>();
        for (FleetKey key : stored) {
            if (key.purpose() == purpose) {
                byte[] publicKey = Base64.getDecoder().decode(key.publicKey());
                opened.put(key.id(), Ed25519.read(publicKey, seal.unseal(key.id(), key.sealedPrivateKey())));
            }
        }
        return opened;
    }
}
