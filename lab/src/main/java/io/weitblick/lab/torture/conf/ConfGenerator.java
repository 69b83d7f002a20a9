package io.weitblick.lab.torture.conf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/** Writes himblick.conf as people, their editors, broken cards and attackers do. The same seed writes the same. */
public final class ConfGenerator {
    private static final String[] HOSTILE = {
        "$(reboot)",
        "`id`",
        "../../../etc/shadow",
        "\"\nuser=root",
        "}\nnetwork={",
        "%(name)s",
        "%",
        "\u0000",
        "[",
        "]",
        "[general]",
        "[DEFAULT]",
        "[provision]",
        "[wifi ]",
        "=",
        ":",
        ";",
        "#",
        "\\",
        "\\n",
        "\t",
        "\u00a0",
        "\u2028",
        "\u201c",
        "\ud83d\ude00",
        "\r",
        "\n\n",
        "\n ",
        "a".repeat(300),
        "/",
        "..",
        "psk=",
        "-oProxyCommand=x",
        "\u001b[2J"
    };

    private static final String[] ZONES = {"Europe/Berlin", "Europe/Rome", "UTC", "America/New_York", "Asia/Kolkata"};
    private static final String[] LAYOUTS = {"de", "us", "it,us", "ch(fr)", "gb"};
    private static final String[] ORIENTATIONS = {"normal", "left", "right", "inverted"};
    private static final String[] MODES = {"1920x1080", "1280x720@50", "3840x2160@59.94"};
    private static final String NAME_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String SECRET_LETTERS = "abcXYZ019 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00e4\u00f6\u00e9\u20ac";

    private final Random random;

    public ConfGenerator(long seed) {
        this.random = new Random(seed);
    }

    /**
     * A file.
     *
     * @param bytes what stands on the card
     * @param kind how it came about, for people
     */
    public record Conf(byte[] bytes, String kind) {}

    /** The next file. */
    public Conf next() {
        String text = text();
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Conf(text.getBytes(StandardCharsets.UTF_8), "plain");
            case 3, 4 -> edited(text);
            case 5, 6 -> new Conf(hostile(text).getBytes(StandardCharsets.UTF_8), "hostile");
            case 7 -> new Conf(shuffled(text).getBytes(StandardCharsets.UTF_8), "shuffled");
            case 8 -> new Conf(damaged(text.getBytes(StandardCharsets.UTF_8)), "damaged");
            default -> noise();
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        maybe(text, 3, () -> "# Edit me: 100% of it.\n");
        maybe(text, 8, () -> "[DEFAULT]\nsomething = else\n");
        text.append("[general]\n");
        maybe(text, 2, () -> key("name") + word(1 + random.nextInt(12)) + "\n");
        maybe(text, 2, () -> key("timezone") + pick(ZONES) + "\n");
        maybe(text, 2, () -> key("keyboard layout") + pick(LAYOUTS) + "\n");
        maybe(text, 3, () -> key("wifi country") + pick("DE", "it", "GB", "us") + "\n");
        maybe(text, 3, () -> key("screen orientation") + pick(ORIENTATIONS) + "\n");
        maybe(text, 3, () -> key("screen mode") + pick(MODES) + "\n");
        maybe(text, 4, () -> key("admin password") + secret() + "\n");
        maybe(text, 4, () -> "; a comment\n\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append("\n[wifi ").append(essid()).append("]\n");
            if (random.nextInt(4) == 0) {
                text.append(key("hash")).append(hash()).append('\n');
            } else {
                text.append(key("password")).append(secret()).append('\n');
            }
        }
        maybe(text, 3, () -> "\n[provision]\nbase image = images/raspbian.img\nssh authorized key = ssh-rsa AAAA; x\n");
        maybe(text, 3, () -> "\n[fleet]\nserver = https://hub.example:8443\nenrollment token = wbe_" + word(20) + "\n");
        maybe(text, 3, () -> "\n[screen]\nhours = mon-fri 07:00-20:00; sat 09:00-12:00\n");
        return text.toString();
    }

    private void maybe(StringBuilder text, int oneIn, Supplier<String> what) {
        if (random.nextInt(oneIn) == 0) {
            text.append(what.get());
        }
    }

    private String key(String name) {
        String written = random.nextInt(6) == 0 ? name.toUpperCase(Locale.ROOT) : name;
        return (random.nextInt(12) == 0 ? "  " : "") + written + pick(" = ", "=", ": ", " : ", "\t=\t");
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(NAME_LETTERS.charAt(random.nextInt(NAME_LETTERS.length())));
        }
        return word.toString();
    }

    private String hash() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Eight or more characters, none of them blank at an end. */
    private String secret() {
        StringBuilder secret = new StringBuilder("k");
        for (int i = 7 + random.nextInt(16); i > 0; i--) {
            secret.append(SECRET_LETTERS.charAt(random.nextInt(SECRET_LETTERS.length())));
        }
        return secret.append('z').toString();
    }

    private String essid() {
        return switch (random.nextInt(4)) {
            case 0 -> "Caf\u00e9 \u20ac" + random.nextInt(10);
            case 1 -> "a;b=" + word(3) + "\\";
            case 2 -> "x\"y' " + word(2);
            default -> "Net " + word(4);
        };
    }

    private Conf edited(String text) {
        return switch (random.nextInt(6)) {
            case 0 -> new Conf(("\ufeff" + text).getBytes(StandardCharsets.UTF_8), "bom");
            case 1 -> new Conf(text.getBytes(StandardCharsets.UTF_16), "utf16");
            case 2 -> new Conf(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), "crlf");
            case 3 -> new Conf(text.replace("\n", "\r").getBytes(StandardCharsets.UTF_8), "cr");
            case 4 -> new Conf(text.getBytes(Charset.forName("windows-1252")), "ansi");
            default ->
                new Conf(
                        text.replace("'", "\u2019").replace("\"", "\u201d").getBytes(StandardCharsets.UTF_8),
                        "typeset");
        };
    }

    private String hostile(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            changed.insert(random.nextInt(changed.length() + 1), pick(HOSTILE));
        }
        return changed.toString();
    }

    private String shuffled(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Collections.shuffle(lines, random);
        lines.addAll(lines.subList(0, random.nextInt(lines.size() + 1)));
        return String.join("\n", lines);
    }

    private byte[] damaged(byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length + 1)) : changed;
    }

    private Conf noise() {
        ByteArrayOutputStream noise = new ByteArrayOutputStream();
        int size = random.nextInt(20) == 0 ? 65_000 + random.nextInt(1_200) : random.nextInt(400);
        while (noise.size() < size) {
            byte[] piece = random.nextBoolean()
                    ? pick(HOSTILE).getBytes(StandardCharsets.UTF_8)
                    : text().getBytes(StandardCharsets.UTF_8);
            noise.writeBytes(piece);
        }
        return new Conf(noise.toByteArray(), "noise");
    }
}
