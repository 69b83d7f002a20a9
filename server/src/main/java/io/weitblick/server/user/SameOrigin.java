package io.weitblick.server.user;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * Whether a browser's request comes from a page of this server, so that no other page can act with the user's cookie:
 * Fetch Metadata where the browser sends it, else the Origin header (RFC 6454).
 */
final class SameOrigin {
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private SameOrigin() {}

    /** Requests that change nothing may come from anywhere, others must prove that they come from here. */
    static boolean isProved(HttpServerRequest request) {
        return SAFE_METHODS.contains(request.method().name()) || isMarked(request) && isNotForeign(request);
    }

    /** Whether no header says that it comes from elsewhere; other programs than browsers send none. */
    static boolean isNotForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null || origin.equalsIgnoreCase(request.scheme() + "://" + request.getHeader("Host"));
    }

    private static boolean isMarked(HttpServerRequest request) {
        return request.getHeader("Sec-Fetch-Site") != null || request.getHeader("Origin") != null;
    }
}
