package io.weitblick.common.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a box needs to belong to the fleet.
 *
 * @param box its id, {@code box_...}
 * @param fleet the fleet's id, {@code fleet_...}
 * @param mediaKeys public keys in OpenSSH's one-line form that may log in as {@code media}
 * @param showKeys Ed25519 public keys that sign shows, by key id; X.509 DER in base64
 * @param serverTime the server's clock
 */
public record EnrollResponse(
        String box, String fleet, List<String> mediaKeys, Map<String, String> showKeys, Instant serverTime) {

    public EnrollResponse {
        mediaKeys = List.copyOf(mediaKeys);
        showKeys = Map.copyOf(showKeys);
    }
}
