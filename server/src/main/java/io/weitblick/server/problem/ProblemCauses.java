package io.weitblick.server.problem;

import io.vertx.ext.web.RoutingContext;
import io.weitblick.server.problem.Problem.Cause;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/** What to say when the request never reached a feature. */
final class ProblemCauses {
    static final Cause INTERNAL = new Cause(
            ProblemType.INTERNAL, "The server failed to do this. Its log tells more under the traceId of this answer.");
    static final Cause UNAUTHENTICATED = new Cause(
            ProblemType.UNAUTHENTICATED,
            "This needs a login: send a valid \"Authorization: Bearer\" token, or log in to the dashboard.");
    static final Cause FORBIDDEN = new Cause(ProblemType.FORBIDDEN, "These credentials do not allow this request.");

    private ProblemCauses() {}

    /** Whether a broken rule is about what the server answers, not about what it was asked. */
    static boolean isOwnFault(Path path) {
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    static Cause ofStatus(int status, RoutingContext context) {
        String method = context.request().method().name();
        String path = context.request().path();
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> new Cause(ProblemType.NOT_FOUND, "There is nothing at " + path + ".");
            case 405 -> new Cause(ProblemType.METHOD_NOT_ALLOWED, method + " is not possible at " + path + ".");
            case 406 ->
                new Cause(ProblemType.NOT_ACCEPTABLE, path + " cannot answer in a type that the Accept header allows.");
            case 413 -> new Cause(ProblemType.BODY_TOO_LARGE, "The body is larger than " + path + " takes.");
            case 415 ->
                new Cause(ProblemType.UNSUPPORTED_CONTENT_TYPE, path + " does not take this Content-Type; send JSON.");
            default -> status < 500 ? new Cause(ProblemType.MALFORMED, "The request cannot be read.") : INTERNAL;
        };
    }
}
