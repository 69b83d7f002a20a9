package io.weitblick.common.boxconf;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wireless network that the box may use. Its text form does not tell the secret.
 *
 * @param essid its name, 1 to 32 bytes in UTF-8
 * @param passphraseText 8 to 63 bytes; null if there is a key
 * @param keyHex the WPA key, 64 hexadecimal digits; null if there is a passphrase
 */
public record Wifi(
        String essid,
        @Nullable String passphraseText,
        @Nullable String keyHex) {

    /** @throws IllegalArgumentException unless there is either a passphrase or a key */
    public Wifi {
        if ((passphraseText == null) == (keyHex == null)) {
            throw new IllegalArgumentException("a network has a passphrase or a key");
        }
    }

    /** The passphrase, if that is what there is. */
    public Optional<String> passphrase() {
        return Optional.ofNullable(passphraseText);
    }

    /** The key, if that is what there is. */
    public Optional<String> key() {
        return Optional.ofNullable(keyHex);
    }

    @Override
    public String toString() {
        return "Wifi[" + essid + "]";
    }
}
