package io.weitblick.server.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.weitblick.server.problem.Problem.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Turns what fails outside of resources (routes nobody serves, the HTTP layer's own refusals) into problems. */
@ApplicationScoped
public class ProblemRoutes {
    private static final Logger LOG = Logger.getLogger(ProblemRoutes.class);

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(ProblemRoutes::failed);
        router.route().last().handler(context -> send(context, ProblemCauses.ofStatus(404, context)));
    }

    /** Ends the request with a 401. */
    public static void sendUnauthenticated(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
        send(context, ProblemCauses.UNAUTHENTICATED);
    }

    /** Ends the request with the problem that the exception carries. */
    public static void send(RoutingContext context, ProblemException e) {
        String detail = e.getMessage() == null ? e.type().title() : e.getMessage();
        send(context, new Cause(e.type(), detail, e.errors()));
    }

    private static void failed(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            context.next();
            return;
        }
        Throwable failure = context.failure();
        if (failure instanceof ProblemException problem) {
            send(context, problem);
        } else if (failure instanceof ForbiddenException) {
            send(context, ProblemCauses.FORBIDDEN);
        } else if (failure instanceof UnauthorizedException || failure instanceof AuthenticationFailedException) {
            sendUnauthenticated(context);
        } else if (failure == null || context.statusCode() < 500) {
            send(context, ProblemCauses.ofStatus(context.statusCode(), context));
        } else {
            unexpected(context, failure);
        }
    }

    private static void unexpected(RoutingContext context, Throwable failure) {
        String path = context.request().path();
        String traceId = TraceId.of(context.request().getHeader("traceparent"));
        LOG.errorf(
                failure,
                "Request failed method=%s path=%s traceId=%s",
                context.request().method(),
                path,
                traceId);
        send(context, Problem.of(ProblemCauses.INTERNAL, path, traceId));
    }

    private static void send(RoutingContext context, Cause cause) {
        String traceId = TraceId.of(context.request().getHeader("traceparent"));
        send(context, Problem.of(cause, context.request().path(), traceId));
    }

    private static void send(RoutingContext context, Problem problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(problem.toJson());
    }
}
