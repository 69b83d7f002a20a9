package io.weitblick.common.boxconf;

import io.weitblick.common.hash.Sha256;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What texts stand for; what is wrong with one is said in half a sentence that follows its key. */
final class Values {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern HOSTNAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    /** The kernel takes no more (gethostname(2)). */
    private static final int LONGEST_HOSTNAME = 64;

    private static final Pattern LAYOUT = Pattern.compile("[A-Za-z0-9_]{2,16}(\\([A-Za-z0-9_-]{1,32}\\))?");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{8,128}");
    private static final Pattern WPA_KEY = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int SHORTEST_PASSPHRASE = 8;
    private static final int LONGEST_PASSPHRASE = 63;
    private static final int LONGEST_ESSID = 32;
    private static final int LONGEST_LIST = 4;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Values() {}

    static String text(String text) {
        return text;
    }

    static String hostname(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.length() > LONGEST_HOSTNAME || !HOSTNAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "is not a hostname: letters, digits and hyphens between them, 63 at most; dots part such names");
        }
        return name;
    }

    static String country(String text) {
        String country = text.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            throw new IllegalArgumentException("is not a country's two letters, such as DE or IT (ISO 3166)");
        }
        return country;
    }

    static String keyboard(String text) {
        String[] layouts = text.split(",", -1);
        boolean right = layouts.length <= LONGEST_LIST
                && Arrays.stream(layouts)
                        .allMatch(layout -> LAYOUT.matcher(layout.strip()).matches());
        if (!right) {
            throw new IllegalArgumentException("is not a keyboard layout such as de, us or ch(fr), four at most");
        }
        return String.join(",", Arrays.stream(layouts).map(String::strip).toList());
    }

    static ZoneId zone(String text) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(text) && !id.startsWith("SystemV/"))
                .findFirst()
                .map(ZoneId::of)
                .orElseThrow(() -> new IllegalArgumentException("is not a time zone such as Europe/Berlin"));
    }

    static URI server(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not an address such as https://weitblick.example:8443", e);
        }
        boolean plain = (uri.getPath() == null
                        || uri.getPath().isEmpty()
                        || uri.getPath().equals("/"))
                && uri.getQuery() == null
                && uri.getFragment() == null
                && uri.getUserInfo() == null;
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || !plain) {
            throw new IllegalArgumentException("is not an address such as https://weitblick.example:8443");
        }
        return uri;
    }

    static Sha256 fingerprint(String text) {
        String digits = text.replaceAll("(?i)^sha-?256[:= ]", "")
                .replaceAll("[:\\s]", "")
                .toLowerCase(Locale.ROOT);
        if (!Sha256.isValid(digits)) {
            throw new IllegalArgumentException(
                    "is not a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons");
        }
        return new Sha256(digits);
    }

    static String token(String text) {
        if (!TOKEN.matcher(text).matches()) {
            throw new IllegalArgumentException("is not an enrollment token as the server makes them");
        }
        return text;
    }

    static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on", "1" -> true;
            case "no", "false", "off", "0" -> false;
            default -> throw new IllegalArgumentException("is neither yes nor no");
        };
    }

    static String passphrase(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (WPA_KEY.matcher(text).matches()) {
            return text;
        }
        if (bytes < SHORTEST_PASSPHRASE || bytes > LONGEST_PASSPHRASE) {
            throw new IllegalArgumentException(
                    "is not a Wi-Fi password: those have 8 to 63 characters, this one has " + bytes);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("holds a line end or another control character");
        }
        return text;
    }

    static String wpaKey(String text) {
        if (!isWpaKey(text)) {
            throw new IllegalArgumentException("is not what wpa_passphrase prints: 64 hexadecimal digits");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    static boolean isWpaKey(String text) {
        return WPA_KEY.matcher(text).matches();
    }

    static String essid(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > LONGEST_ESSID) {
            throw new IllegalArgumentException(
                    "is not a network's name: those have 1 to 32 bytes, this one has " + bytes);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("holds a control character");
        }
        return text;
    }
}
