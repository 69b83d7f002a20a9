package io.weitblick.server.network;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.weitblick.server.problem.ProblemException;
import io.weitblick.server.problem.ProblemRoutes;
import io.weitblick.server.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Refuses plain HTTP from anywhere but loopback and the configured proxies: passwords would travel readable. */
@ApplicationScoped
class PlainHttpGuard {
    private final TrustedProxies proxies;

    PlainHttpGuard(NetworkConfig config) {
        this.proxies = new TrustedProxies(config.proxy().orElse(List.of()));
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::guard);
    }

    private void guard(RoutingContext context) {
        var connection = context.request().connection();
        if (connection.isSsl()
                || proxies.mayUsePlainHttp(connection.remoteAddress().hostAddress())) {
            context.next();
            return;
        }
        ProblemRoutes.send(
                context,
                new ProblemException(
                        ProblemType.FORBIDDEN, "Plain HTTP is for the reverse proxy only: use HTTPS instead."));
    }
}
