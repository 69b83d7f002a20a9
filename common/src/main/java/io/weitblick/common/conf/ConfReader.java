package io.weitblick.common.conf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the lines by the rules of Python's {@code configparser} with {@code strict=False} and without
 * interpolation. Where that stops with an error, this notes a problem and goes on.
 */
final class ConfReader {
    private static final Pattern HEADER = Pattern.compile("\\[(.+)\\]", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("([^=:]*)[=:](.*)", Pattern.DOTALL);

    final Map<String, Map<String, ConfEntry>> sections = new LinkedHashMap<>();
    final Map<String, Integer> firstLines = new LinkedHashMap<>();
    final Map<String, Integer> lastLines = new LinkedHashMap<>();
    final List<ConfProblem> problems = new ArrayList<>();
    final List<ConfProblem> hints = new ArrayList<>();

    private @Nullable String section;
    private int indent;
    private @Nullable String name;
    private final List<String> value = new ArrayList<>();
    private int firstLine;
    private int lastLine;

    ConfReader(List<ConfLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            read(lines.get(i), i);
        }
        finishEntry();
    }

    private void read(ConfLine line, int index) {
        String content = line.stripped();
        if (line.isComment()) {
            return;
        }
        if (content.isEmpty()) {
            value.add("");
        } else if (section != null && name != null && line.indent() > indent) {
            value.add(content);
            lastLine = index;
            lastLines.put(section, index);
        } else {
            indent = line.indent();
            readStatement(content, index);
        }
    }

    private void readStatement(String content, int index) {
        Matcher header = HEADER.matcher(content);
        if (header.lookingAt()) {
            finishEntry();
            section = header.group(1);
            sections.computeIfAbsent(section, s -> new LinkedHashMap<>());
            Integer first = firstLines.putIfAbsent(section, index);
            if (first != null) {
                hint(index, "[" + section + "] stands on line " + (first + 1) + " already; both are read as one");
            }
            lastLines.put(section, index);
        } else if (section == null) {
            problem(index, "stands before the first [section]");
        } else {
            readOption(content, index, section);
        }
    }

    private void readOption(String content, int index, String inSection) {
        Matcher option = OPTION.matcher(content);
        if (!option.matches()) {
            problem(index, "is neither a [section] nor a key with a value");
            return;
        }
        finishEntry();
        String key = new ConfLine(option.group(1), "").stripped();
        if (key.isEmpty()) {
            problem(index, "has a value without a key");
            return;
        }
        name = key;
        value.add(new ConfLine(option.group(2), "").stripped());
        firstLine = index;
        lastLine = index;
        lastLines.put(inSection, index);
    }

    private void finishEntry() {
        if (section != null && name != null) {
            String joined = String.join("\n", value);
            int end = joined.length();
            while (end > 0 && new ConfLine(joined.substring(end - 1, end), "").indent() == 1) {
                end--;
            }
            ConfEntry former = sections.get(section)
                    .put(
                            name.toLowerCase(Locale.ROOT),
                            new ConfEntry(name, joined.substring(0, end), firstLine, lastLine));
            if (former != null) {
                hint(
                        firstLine,
                        "[" + section + "] " + name + " stands on line " + (former.firstLine() + 1)
                                + " already; this line counts");
            }
        }
        name = null;
        value.clear();
    }

    private void hint(int index, String detail) {
        hints.add(new ConfProblem(index + 1, "line " + (index + 1) + ": " + detail));
    }

    private void problem(int index, String detail) {
        problems.add(new ConfProblem(index + 1, "line " + (index + 1) + " " + detail));
    }
}
