package io.weitblick.server.platform;

import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Versions as HTTP entity tags (RFC 9110, section 8.8.3). */
public final class EntityTags {
    private EntityTags() {}

    /** The tag of this version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The version that an {@code If-Match} header names; empty if there is no header or it allows any. */
    public static Optional<Long> version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(ifMatch.strip().replace("W/", "").replace("\"", "")));
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    ProblemType.VERSION_MISMATCH, "If-Match " + ifMatch + " is no version of this object.", e);
        }
    }
}
