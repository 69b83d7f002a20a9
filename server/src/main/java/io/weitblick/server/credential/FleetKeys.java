package io.weitblick.server.credential;

import io.weitblick.common.show.ShowSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;

/**
 * The fleet's keys, open from the start of the server on. The newest of each purpose is in use; boxes are told of all.
 * Thread-safe.
 */
@ApplicationScoped
public class FleetKeys {
    private volatile String fleetId = "";
    private volatile OpenedKeys opened = OpenedKeys.NONE;

    void use(String fleet, OpenedKeys keys) {
        fleetId = fleet;
        opened = keys;
    }

    /** The id of the fleet they belong to, {@code fleet_...}. */
    public String fleetId() {
        return fleetId;
    }

    /** Signs shows with the key in use. */
    public ShowSigner showSigner() {
        return opened.showSigner();
    }

    /** The id of the key that {@link #showSigner()} signs with; shows name it. */
    public String showKeyId() {
        return opened.showKeyId();
    }

    /** Every key that boxes accept shows from, by id: X.509 DER in base64. */
    public Map<String, String> showPublicKeys() {
        return opened.showPublicKeys();
    }

    /** The key that logs in to boxes as media. */
    public KeyPair mediaKeyPair() {
        return opened.mediaKeyPair();
    }

    /** Every key that boxes let in as media, in OpenSSH's one-line form. */
    public List<String> mediaAuthorizedKeys() {
        return opened.mediaAuthorizedKeys();
    }
}
