package io.weitblick.server.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells browsers what they may do with an answer. A header that a resource sets itself stays. */
@ApplicationScoped
class SecurityHeaders {
    private static final String POLICY = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
            + " style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    // Swagger UI starts itself by an inline script.
    private static final String SWAGGER_POLICY = POLICY + "; script-src 'self' 'unsafe-inline'";
    private static final String HALF_A_YEAR = "max-age=15768000";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            context.addHeadersEndHandler(nothing -> add(context));
            context.next();
        });
    }

    private static void add(RoutingContext context) {
        String path = context.request().path();
        MultiMap headers = context.response().headers();
        addMissing(headers, "X-Content-Type-Options", "nosniff");
        addMissing(headers, "Referrer-Policy", "same-origin");
        addMissing(headers, "Cross-Origin-Resource-Policy", "same-origin");
        addMissing(headers, "Content-Security-Policy", path.startsWith("/q/swagger-ui") ? SWAGGER_POLICY : POLICY);
        if ("https".equals(context.request().scheme())
                && !isLoopback(context.request().getHeader("Host"))) {
            addMissing(headers, "Strict-Transport-Security", HALF_A_YEAR);
        }
        if (path.startsWith("/api/")) {
            addMissing(headers, "Cache-Control", "no-store");
        }
    }

    private static boolean isLoopback(@Nullable String host) {
        return host == null || LOOPBACK.contains(host.replaceFirst(":\\d+$", ""));
    }

    private static void addMissing(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
