package io.weitblick.common.boxconf;

import io.weitblick.common.conf.ConfFile;
import io.weitblick.common.conf.ConfProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A himblick.conf as a box understands it. Anything can be read: what is wrong is left out and told in
 * {@link #problems}, what is used but looks like a mistake in {@link #hints}. Immutable.
 */
public final class BoxConfig {
    private static final int LONGEST_QUOTE = 60;

    private final ConfFile file;
    private final Map<ConfKey<?>, Object> values = new HashMap<>();
    private final List<Wifi> wifis = new ArrayList<>();
    private final List<ConfProblem> problems = new ArrayList<>();
    private final List<ConfProblem> hints = new ArrayList<>();

    private BoxConfig(ConfFile file) {
        this.file = file;
        problems.addAll(file.problems());
        hints.addAll(file.hints());
        file.sections().forEach(this::readSection);
        problems.sort(Comparator.comparingInt(ConfProblem::line));
        hints.sort(Comparator.comparingInt(ConfProblem::line));
    }

    /** What this file means. */
    public static BoxConfig of(ConfFile file) {
        return new BoxConfig(file);
    }

    /** The value of a key; empty if it is missing, empty or wrong. Those of Wi-Fi sections are in {@link #wifis}. */
    @SuppressWarnings("unchecked") // the map holds for each key what that key has read
    public <T> Optional<T> get(ConfKey<T> key) {
        return Optional.ofNullable((T) values.get(key));
    }

    /** The wireless networks in the order of the file; those without a usable secret are left out. */
    public List<Wifi> wifis() {
        return List.copyOf(wifis);
    }

    /** What does not count because it is wrong, in the order of the file; each names its line and key. */
    public List<ConfProblem> problems() {
        return List.copyOf(problems);
    }

    /** What counts, or has no meaning, but looks as if somebody meant something else. */
    public List<ConfProblem> hints() {
        return List.copyOf(hints);
    }

    private void readSection(String section) {
        if (section.equalsIgnoreCase(ConfKey.PROVISION)) {
            return;
        }
        List<ConfKey<?>> known =
                ConfKey.all().stream().filter(key -> key.belongsTo(section)).toList();
        if (known.isEmpty()) {
            hint(file.line(section), "[" + quote(section) + "] is no section that a box knows" + meantSection(section));
            return;
        }
        Stream.concat(file.keys("DEFAULT").stream(), file.keys(section).stream())
                .distinct()
                .forEach(name -> readKey(section, name, known));
        if (section.startsWith(ConfKey.WIFI)) {
            readWifi(section);
        }
    }

    private void readKey(String section, String name, List<ConfKey<?>> known) {
        Optional<ConfKey<?>> key =
                known.stream().filter(candidate -> candidate.key().equals(name)).findFirst();
        if (key.isEmpty()) {
            if (file.keys(section).contains(name)) {
                hint(file.line(section, name), place(section, name) + " means nothing to a box" + meantKey(name));
            }
        } else if (!section.startsWith(ConfKey.WIFI)) {
            read(section, key.get()).ifPresent(value -> values.put(key.get(), value));
        }
    }

    private <T> Optional<T> read(String section, ConfKey<T> key) {
        String text = ConfFile.strip(file.get(section, key.key()).orElse(""));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int line = file.line(section, key.key());
        if (hasTypography(text)) {
            hint(
                    line,
                    place(section, key.key()) + " holds curly quotes or no-break spaces, which editors put there by"
                            + " themselves; they are taken as they stand");
        }
        try {
            return Optional.of(key.read(text));
        } catch (IllegalArgumentException e) {
            String value = key.isSecret() ? "" : " \"" + quote(text) + "\"";
            String quotes = isQuoted(text) ? "; write it without quotation marks" : "";
            problems.add(new ConfProblem(
                    line, "line " + line + ": " + place(section, key.key()) + value + " " + e.getMessage() + quotes));
            return Optional.empty();
        }
    }

    /** As in Himblick, a hash goes before a password. */
    private void readWifi(String section) {
        int line = file.line(section);
        String essid = ConfFile.strip(section.substring(ConfKey.WIFI.length()));
        if (hasTypography(essid)) {
            hint(
                    line,
                    "[" + quote(section) + "] holds curly quotes or no-break spaces, which editors put there by"
                            + " themselves; they are taken as part of the network's name");
        }
        int before = problems.size();
        Optional<String> key = read(section, ConfKey.WIFI_HASH);
        Optional<String> passphrase = read(section, ConfKey.WIFI_PASSWORD);
        try {
            Values.essid(essid);
        } catch (IllegalArgumentException e) {
            problem(line, "[" + quote(section) + "] " + e.getMessage());
            return;
        }
        if (key.isPresent()) {
            wifis.add(new Wifi(essid, null, key.get()));
        } else if (passphrase.isPresent()) {
            boolean hashed = Values.isWpaKey(passphrase.get());
            wifis.add(new Wifi(
                    essid,
                    hashed ? null : passphrase.get(),
                    hashed ? passphrase.get().toLowerCase(Locale.ROOT) : null));
        } else if (problems.size() == before) {
            problem(line, "[" + quote(section) + "] has neither a password nor a hash");
        }
    }

    private void problem(int line, String detail) {
        problems.add(new ConfProblem(line, "line " + line + ": " + detail));
    }

    private void hint(int line, String detail) {
        hints.add(new ConfProblem(line, "line " + line + ": " + detail));
    }

    private static String place(String section, String key) {
        return "[" + quote(section) + "] " + quote(key);
    }

    private static String meantSection(String section) {
        String lower = section.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("wifi") || lower.startsWith("wlan") || lower.startsWith("wi-fi")) {
            return "; a network's is [wifi NAME], in lower case";
        }
        return ConfKey.all().stream()
                .map(ConfKey::section)
                .filter(known -> isNear(lower, known))
                .findFirst()
                .map(known -> "; is [" + known.strip() + "] meant?")
                .orElse("");
    }

    private static String meantKey(String name) {
        Optional<ConfKey<?>> elsewhere =
                ConfKey.all().stream().filter(key -> isNear(name, key.key())).findFirst();
        return elsewhere.map(key -> "; is " + key + " meant?").orElse("");
    }

    /** Whether one is the other with at most two letters added, left out or changed, or with other separators. */
    private static boolean isNear(String written, String known) {
        String left = written.replaceAll("[ _-]", "");
        String right = known.replaceAll("[ _-]", "");
        if (Math.abs(left.length() - right.length()) > 2) {
            return false;
        }
        int[] former = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            former[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int swap = former[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(former[j], row[j - 1]) + 1);
            }
            former = row;
        }
        return former[right.length()] <= 2;
    }

    private static boolean isQuoted(String text) {
        return text.length() > 1 && "\"'\u201c\u201e\u2018\u00ab".indexOf(text.charAt(0)) >= 0;
    }

    private static boolean hasTypography(String text) {
        return text.chars()
                .anyMatch(c -> "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u00a0\u202f".indexOf(c) >= 0);
    }

    /** Fit for a line of text: short, and without control characters. */
    private static String quote(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "\u00b7");
        return plain.length() <= LONGEST_QUOTE ? plain : plain.substring(0, LONGEST_QUOTE) + "\u2026";
    }
}
