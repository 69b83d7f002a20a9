package io.weitblick.server.enrollment;

import io.weitblick.server.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;

/** Makes the secrets of enrolment tokens: 256 random bits each. */
@ApplicationScoped
class TokenMint {
    private static final int SECRET_BYTES = 32;

    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TokenMint(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    String id() {
        return ids.next("et");
    }

    String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return "wbe_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    Instant now() {
        return clock.instant();
    }
}
