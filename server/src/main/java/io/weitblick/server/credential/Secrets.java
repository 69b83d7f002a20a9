package io.weitblick.server.credential;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes secrets of 256 random bits, such as {@code wbt_...}. They are stored as their SHA-256 only. Thread-safe. */
public final class Secrets {
    private static final int BYTES = 32;
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** A fresh secret: the prefix and 43 characters of base64url. */
    public static String fresh(String prefix) {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
    }

    /** A fresh password of 100 random bits that is easy to type: four groups of five lower-case letters and digits. */
    public static String password() {
        return IntStream.range(0, GROUPS)
                .mapToObj(group -> RANDOM.ints(GROUP_LENGTH, 0, LETTERS.length())
                        .mapToObj(i -> LETTERS.substring(i, i + 1))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
