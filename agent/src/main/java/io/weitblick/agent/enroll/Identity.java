package io.weitblick.agent.enroll;

import io.weitblick.common.hash.Sha256;
import java.util.List;
import java.util.Map;

/**
 * What makes a box a member of its fleet.
 *
 * @param box its id
 * @param fleet the fleet's id
 * @param token digest of the enrolment token it joined with
 * @param mediaKeys public keys that may log in as {@code media}
 * @param showKeys keys that sign shows, by key id; X.509 DER in base64
 */
public record Identity(String box, String fleet, Sha256 token, List<String> mediaKeys, Map<String, String> showKeys) {

    public Identity {
        mediaKeys = List.copyOf(mediaKeys);
        showKeys = Map.copyOf(showKeys);
    }

    /** The same member with the keys that the server names now; a list that is empty changes nothing. */
    public Identity withKeys(List<String> newMediaKeys, Map<String, String> newShowKeys) {
        return new Identity(
                box,
                fleet,
                token,
                newMediaKeys.isEmpty() ? mediaKeys : newMediaKeys,
                newShowKeys.isEmpty() ? showKeys : newShowKeys);
    }
}
