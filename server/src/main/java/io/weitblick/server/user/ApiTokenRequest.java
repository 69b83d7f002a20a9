package io.weitblick.server.user;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A token to be made.
 *
 * @param name what it is for
 * @param expiresInHours null if it never expires
 */
record ApiTokenRequest(
        @NotBlank @Size(max = 100) String name,
        @Nullable @Min(1) @Max(87_600) Integer expiresInHours) {}
