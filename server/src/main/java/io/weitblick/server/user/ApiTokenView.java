package io.weitblick.server.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token of a machine.
 *
 * @param token what to send as bearer, told once, when it is made
 * @param expiresAt null if it never expires
 */
record ApiTokenView(
        String id,
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token,
        String role,
        Instant createdAt,
        @Nullable Instant expiresAt) {
    static ApiTokenView of(ApiToken token, @Nullable String secret) {
        return new ApiTokenView(token.id(), token.name(), secret, token.role(), token.createdAt(), token.expiresAt());
    }
}
