package io.weitblick.server.user;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.weitblick.common.hash.Sha256;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request presents to say who it is from. */
final class Credential extends BaseAuthenticationRequest {
    /** Name of the browser's cookie. */
    static final String COOKIE = "weitblick-session";

    private static final String SCHEME = "bearer ";

    /** The kinds that exist. */
    enum Kind {
        API_TOKEN,
        BOX,
        SESSION
    }

    private final Kind kind;
    private final String secret;

    private Credential(Kind kind, String secret) {
        this.kind = kind;
        this.secret = secret;
    }

    /** Of a request with these headers; an Authorization header counts more than a cookie. */
    static Optional<Credential> of(@Nullable String authorization, @Nullable String cookie) {
        if (authorization != null) {
            return authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                    ? ofToken(authorization.substring(SCHEME.length()).strip())
                    : Optional.empty();
        }
        return cookie == null || cookie.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credential(Kind.SESSION, cookie));
    }

    private static Optional<Credential> ofToken(String token) {
        if (token.startsWith("wbt_")) {
            return Optional.of(new Credential(Kind.API_TOKEN, token));
        }
        return token.startsWith("wbb_") ? Optional.of(new Credential(Kind.BOX, token)) : Optional.empty();
    }

    Kind kind() {
        return kind;
    }

    /** What the database knows it by. */
    String sha256() {
        return Sha256.of(secret).hex();
    }
}
