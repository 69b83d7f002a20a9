package io.weitblick.server.user;

import io.weitblick.common.hash.Sha256;
import io.weitblick.server.credential.Secrets;
import io.weitblick.server.platform.Ids;
import io.weitblick.server.platform.Page;
import io.weitblick.server.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Makes, lists and revokes the tokens of machines. */
@ApplicationScoped
class ApiTokenService {
    private final ApiTokenRepository tokens;
    private final Ids ids;
    private final Clock clock;

    ApiTokenService(ApiTokenRepository tokens, Ids ids, Clock clock) {
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    ApiTokenView create(ApiTokenRequest request) {
        String secret = Secrets.fresh("wbt_");
        Instant now = clock.instant();
        Integer hours = request.expiresInHours();
        Instant end = hours == null ? null : now.plus(Duration.ofHours(hours));
        ApiToken token = new ApiToken(ids.next("token"), request.name(), Sha256.of(secret), now, end);
        tokens.persist(token);
        return ApiTokenView.of(token, secret);
    }

    @Transactional
    Page<ApiTokenView> list(String after, int limit) {
        return Page.of(tokens.after(after, limit + 1), limit, ApiToken::id).map(token -> ApiTokenView.of(token, null));
    }

    /** @throws ProblemException NOT_FOUND if there is none of this id */
    @Transactional
    void revoke(String id) {
        if (!tokens.deleteById(id)) {
            throw ProblemException.notFound("token", id);
        }
    }
}
