package io.weitblick.server.asset;

import io.weitblick.server.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** What an asset may be called. A name is data for people; it never becomes a path. */
final class AssetName {
    private static final int MAX_BYTES = 255;

    private AssetName() {}

    /**
     * The name in its normal form (Unicode NFC), so that one name has one spelling.
     *
     * @throws ProblemException INVALID with the rule that it breaks
     */
    static String require(String text) {
        String name = Normalizer.normalize(text, Normalizer.Form.NFC);
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (name.isBlank() || bytes > MAX_BYTES) {
            throw invalid("An asset's name has 1 to 255 bytes in UTF-8; this one has " + bytes + ".");
        }
        if (name.startsWith(".")) {
            throw invalid("An asset's name must not start with a dot.");
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw invalid("An asset's name must not contain a slash or a backslash.");
        }
        if (name.codePoints().anyMatch(AssetName::isUnprintable)) {
            throw invalid("An asset's name must not contain control characters.");
        }
        return name;
    }

    private static boolean isUnprintable(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static ProblemException invalid(String rule) {
        return ProblemException.invalid("/name", rule);
    }
}
