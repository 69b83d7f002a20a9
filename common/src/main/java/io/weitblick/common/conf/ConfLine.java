package io.weitblick.common.conf;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a file as it stands there.
 *
 * @param text the line without its end
 * @param end CR, LF, CRLF, or nothing at the end of the file
 */
record ConfLine(String text, String end) {

    static List<ConfLine> split(String text) {
        List<ConfLine> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                int next = c == '\r' && text.startsWith("\n", i + 1) ? i + 2 : i + 1;
                lines.add(new ConfLine(text.substring(start, i), text.substring(i, next)));
                start = next;
                i = next - 1;
            }
        }
        if (start < text.length()) {
            lines.add(new ConfLine(text.substring(start), ""));
        }
        return lines;
    }

    String stripped() {
        int from = indent();
        int to = text.length();
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** How many white-space characters the line starts with; all of them if it has no others. */
    int indent() {
        int i = 0;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    boolean isComment() {
        String content = stripped();
        return content.startsWith("#") || content.startsWith(";");
    }

    /** White space as Python's {@code str.isspace} sees it, which includes the no-break spaces that Java leaves out. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }
}
