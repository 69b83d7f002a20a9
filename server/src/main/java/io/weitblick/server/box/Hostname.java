package io.weitblick.server.box;

import io.weitblick.server.problem.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a box may be called: a DNS name (RFC 1123) in lower case, of labels of 1 to 63 characters, 253 in all. */
final class Hostname {
    private static final int MAX_LENGTH = 253;
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern FORM = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private Hostname() {}

    /** @throws ProblemException INVALID unless the text is a hostname in some case */
    static String require(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (name.length() > MAX_LENGTH || !FORM.matcher(name).matches()) {
            throw ProblemException.invalid(
                    "/hostname",
                    "A hostname has labels of letters, digits and inner hyphens, separated by dots, 253 characters at most.");
        }
        return name;
    }
}
