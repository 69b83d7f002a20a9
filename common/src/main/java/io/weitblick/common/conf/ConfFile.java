package io.weitblick.common.conf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An INI file as lines, with the meaning that Python's {@code configparser} gives them (its interpolation off):
 * sections, keys in any case with {@code =} or {@code :}, continuation lines, {@code [DEFAULT]}. Writing it gives back
 * every byte that was not changed: comments, order, line ends. Immutable.
 */
public final class ConfFile {
    /** The largest file that {@link #read} accepts. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final String DEFAULT = "DEFAULT";
    private static final String BOM = "\uFEFF";

    private final String bom;
    private final List<ConfLine> lines;
    private final ConfReader content;
    private final boolean guessed;

    private ConfFile(String bom, List<ConfLine> lines, boolean guessed) {
        this.bom = bom;
        this.lines = List.copyOf(lines);
        this.content = new ConfReader(this.lines);
        this.guessed = guessed;
    }

    /** The file with this text; anything can be parsed, see {@link #problems}. */
    public static ConfFile parse(String text) {
        return parse(text, false);
    }

    private static ConfFile parse(String text, boolean guessed) {
        String bom = text.startsWith(BOM) ? BOM : "";
        return new ConfFile(bom, ConfLine.split(text.substring(bom.length())), guessed);
    }

    /**
     * Reads a file in UTF-8, or in UTF-16 with a byte order mark; bytes that are neither are taken for Windows-1252.
     *
     * @throws IOException if it cannot be read, or is longer than {@link #MAX_BYTES}
     */
    public static ConfFile read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException(file + " is longer than " + MAX_BYTES + " bytes");
        }
        return decode(bytes);
    }

    /** The file of these bytes, in the encodings that {@link #read} knows. */
    public static ConfFile decode(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (mark == 0xFEFF || mark == 0xFFFE) {
            return parse(new String(bytes, StandardCharsets.UTF_16));
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return parse(new String(bytes, Charset.forName("windows-1252")), true);
        }
    }

    /** The value of a key, or else its value in {@code [DEFAULT]}. Section names are case-sensitive, keys are not. */
    public Optional<String> get(String section, String key) {
        if (!section.equals(DEFAULT) && !content.sections.containsKey(section)) {
            return Optional.empty();
        }
        return Optional.ofNullable(entry(section, key))
                .or(() -> Optional.ofNullable(entry(DEFAULT, key)))
                .map(ConfEntry::value);
    }

    /** The text without white space at its ends, as Python's {@code str.strip} sees it. */
    public static String strip(String text) {
        return new ConfLine(text, "").stripped();
    }

    /** The sections in the order of the file, without {@code [DEFAULT]}. */
    public List<String> sections() {
        return content.sections.keySet().stream()
                .filter(name -> !name.equals(DEFAULT))
                .toList();
    }

    /** The keys that stand in this section itself, in lower case and in the order of the file. */
    public List<String> keys(String section) {
        return List.copyOf(content.sections.getOrDefault(section, Map.of()).keySet());
    }

    /** What could not be understood; such lines are kept but mean nothing. */
    public List<ConfProblem> problems() {
        return List.copyOf(content.problems);
    }

    /** What was understood but looks as if somebody meant something else. */
    public List<ConfProblem> hints() {
        List<ConfProblem> hints = new ArrayList<>(content.hints);
        if (guessed) {
            hints.add(0, new ConfProblem(1, "line 1: the file is not UTF-8, so it is taken for Windows-1252"));
        }
        return List.copyOf(hints);
    }

    /** The number of the line on which a section first stands, from 1; 0 if it does not. */
    public int line(String section) {
        return content.firstLines.getOrDefault(section, -1) + 1;
    }

    /** The number of the line whose value counts for the key, from 1; 0 if there is none. */
    public int line(String section, String key) {
        ConfEntry entry = Optional.ofNullable(entry(section, key)).orElseGet(() -> entry(DEFAULT, key));
        return entry == null ? 0 : entry.firstLine() + 1;
    }

    /**
     * The file with this value for the key, in place if it is there, else at the end of its section.
     *
     * @throws IllegalArgumentException if section, key or value cannot be written so that it reads back the same
     */
    public ConfFile with(String section, String key, String value) {
        ConfEntry old = entry(section, key);
        Integer sectionEnd = content.lastLines.get(section);
        List<ConfLine> changed = new ArrayList<>(lines);
        if (old != null) {
            changed.subList(old.firstLine(), old.lastLine() + 1).clear();
            ConfLine line = lines.get(old.firstLine());
            String indent = line.text().substring(0, line.indent());
            insert(changed, old.firstLine(), statement(indent + old.name(), value.replace("\n", "\n" + indent)));
        } else if (sectionEnd != null) {
            insert(changed, sectionEnd + 1, statement(key, value));
        } else {
            insert(changed, changed.size(), "[" + section + "]\n" + statement(key, value));
        }
        ConfFile result = new ConfFile(bom, changed, guessed);
        if (!result.get(section, key).equals(Optional.of(value))) {
            throw new IllegalArgumentException("cannot be written to a conf file: [" + section + "] " + key);
        }
        return result;
    }

    /** The file without this key of this section. */
    public ConfFile without(String section, String key) {
        ConfFile result = this;
        for (ConfEntry old = entry(section, key); old != null; old = result.entry(section, key)) {
            List<ConfLine> changed = new ArrayList<>(result.lines);
            changed.subList(old.firstLine(), old.lastLine() + 1).clear();
            result = new ConfFile(bom, changed, guessed);
        }
        return result;
    }

    private @Nullable ConfEntry entry(String section, String key) {
        return content.sections.getOrDefault(section, Map.of()).get(key.toLowerCase(Locale.ROOT));
    }

    private static String statement(String key, String value) {
        return key + " = " + value.replace("\n", "\n\t");
    }

    private static void insert(List<ConfLine> lines, int at, String text) {
        String end = lines.isEmpty() || lines.get(0).end().isEmpty()
                ? "\n"
                : lines.get(0).end();
        if (at > 0 && lines.get(at - 1).end().isEmpty()) {
            lines.set(at - 1, new ConfLine(lines.get(at - 1).text(), end));
        }
        lines.addAll(at, text.lines().map(line -> new ConfLine(line, end)).toList());
    }

    /** The text of the file. */
    @Override
    public String toString() {
        return bom + lines.stream().map(line -> line.text() + line.end()).collect(Collectors.joining());
    }
}
