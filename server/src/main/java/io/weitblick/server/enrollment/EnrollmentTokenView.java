package io.weitblick.server.enrollment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment token as the API shows it.
 *
 * @param id {@code et_...}
 * @param token the token itself, only in the answer that made it
 * @param box the box whose machine it may replace, null for any new box
 * @param usesTotal boxes that it was made for
 * @param usesLeft boxes that it is still good for
 * @param createdAt when it was made
 * @param expiresAt when it ends
 */
public record EnrollmentTokenView(
        String id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token,
        @Nullable String box,
        int usesTotal,
        int usesLeft,
        Instant createdAt,
        Instant expiresAt) {}
