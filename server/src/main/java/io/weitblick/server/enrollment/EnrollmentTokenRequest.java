package io.weitblick.server.enrollment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * A wish for an enrolment token.
 *
 * @param uses how many boxes it is for, 1 to 100,000; 1 if absent
 * @param expiresInHours 1 to 8,760; 24 if absent
 * @param box the box whose machine it may replace, by id or hostname
 */
public record EnrollmentTokenRequest(
        @Nullable @Min(1) @Max(100_000) Integer uses,
        @Nullable @Min(1) @Max(8_760) Integer expiresInHours,
        @Nullable String box) {}
