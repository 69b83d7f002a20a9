package io.weitblick.server.user;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemType;
import io.weitblick.server.user.AccessRules.Access;
import jakarta.enterprise.context.ApplicationScoped;

/** Guards every route of the server, whoever serves it. */
@ApplicationScoped
class AccessPolicy implements HttpSecurityPolicy {
    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext context, Uni<SecurityIdentity> identity, AuthorizationRequestContext requestContext) {
        String method = context.request().method().name();
        String path = context.normalizedPath();
        Access access = AccessRules.of(method, path);
        if (access == Access.OPEN) {
            boolean foreign = AccessRules.isLogin(method, path) && !SameOrigin.isNotForeign(context.request());
            return foreign ? foreign() : CheckResult.permit();
        }
        return identity.flatMap(caller -> {
            if (!caller.hasRole(access.name())) {
                return CheckResult.deny();
            }
            boolean byCookie = Boolean.TRUE.equals(caller.getAttribute(CredentialIdentityProvider.BY_COOKIE));
            return byCookie && !SameOrigin.isProved(context.request()) ? foreign() : CheckResult.permit();
        });
    }

    private static Uni<CheckResult> foreign() {
        return Uni.createFrom()
                .failure(new ProblemException(
                        ProblemType.FORBIDDEN,
                        "Only the dashboard's own pages may do this with its cookie; programs use a token."));
    }
}
