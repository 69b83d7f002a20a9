package io.weitblick.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;

/**
 * Makes ids such as {@code box_01k8...}: a prefix that tells the kind, then 48 bits of time and 80 random bits in
 * Crockford's base 32, so that they sort by creation. No hostname has an underscore, so no id is one.
 */
@ApplicationScoped
public class Ids {
    private static final char[] DIGITS =
            "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toLowerCase(Locale.ROOT).toCharArray();
    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 16;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Ids(Clock clock) {
        this.clock = clock;
    }

    /** A fresh id of this kind. */
    public String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix.length() + 1 + TIME_DIGITS + RANDOM_DIGITS);
        id.append(prefix).append('_');
        long millis = clock.millis();
        for (int i = TIME_DIGITS - 1; i >= 0; i--) {
            id.append(DIGITS[(int) (millis >>> (5 * i)) & 31]);
        }
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            id.append(DIGITS[random.nextInt(32)]);
        }
        return id.toString();
    }
}
