package io.weitblick.server.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who presents a credential. */
@ApplicationScoped
class CallerService {
    private final LoginSessionRepository sessions;
    private final ApiTokenRepository tokens;
    private final BoxCredentials boxes;
    private final Clock clock;

    /**
     * Who a request is from.
     *
     * @param name a person's name, {@code token:} and a token's name, or a box's id
     * @param role see {@link Roles}
     * @param boxId of a box only
     */
    record Caller(String name, String role, @Nullable String boxId) {}

    CallerService(LoginSessionRepository sessions, ApiTokenRepository tokens, BoxCredentials boxes, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.boxes = boxes;
        this.clock = clock;
    }

    /** Empty if the credential is unknown or over. A session's end is put off. */
    @Transactional
    Optional<Caller> of(Credential credential) {
        String digest = credential.sha256();
        Instant now = clock.instant();
        return switch (credential.kind()) {
            case API_TOKEN ->
                tokens.byDigest(digest)
                        .filter(token -> !token.isOver(now))
                        .map(token -> new Caller("token:" + token.name(), token.role(), null));
            case SESSION ->
                sessions.findByIdOptional(digest)
                        .filter(session -> !session.isOver(now))
                        .map(session -> used(session, now));
            case BOX -> boxes.boxIdOf(digest).map(id -> new Caller(id, Roles.BOX, id));
        };
    }

    private static Caller used(LoginSession session, Instant now) {
        session.markUsed(now);
        return new Caller(session.person().name(), session.person().role(), null);
    }
}
