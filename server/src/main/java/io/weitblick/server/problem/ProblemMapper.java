package io.weitblick.server.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import io.weitblick.server.problem.Problem.Cause;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever leaves a resource into a problem. Only what nobody foresaw is logged, as an error. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response known(ProblemException e, RoutingContext request) {
        if (e.type() == ProblemType.INTERNAL) {
            return unexpected(e, request);
        }
        ResponseBuilder response = response(new Cause(e.type(), sentence(e), e.errors()), request);
        e.retryAfter().ifPresent(wait -> response.header("Retry-After", Math.max(1, wait.toSeconds())));
        return response.build();
    }

    @ServerExceptionMapper
    Response brokenRules(ResteasyReactiveViolationException e, RoutingContext request) {
        boolean answer = e.getConstraintViolations().stream()
                .anyMatch(violation -> ProblemCauses.isOwnFault(violation.getPropertyPath()));
        return answer
                ? unexpected(e, request)
                : response(BrokenRules.explain(e.getConstraintViolations()), request)
                        .build();
    }

    @ServerExceptionMapper
    Response brokenRulesInside(ConstraintViolationException e, RoutingContext request) {
        return unexpected(e, request);
    }

    @ServerExceptionMapper
    Response unreadable(MismatchedInputException e, RoutingContext request) {
        return response(MalformedBody.explain(e), request).build();
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e, RoutingContext request) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return response(MalformedBody.explain(json), request).build();
        }
        int status = e.getResponse().getStatus();
        if (status < Response.Status.BAD_REQUEST.getStatusCode()) {
            return e.getResponse();
        }
        if (status >= Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            return unexpected(e, request);
        }
        ResponseBuilder response = response(ProblemCauses.ofStatus(status, request), request);
        String allow = e.getResponse().getHeaderString("Allow");
        return (allow == null ? response : response.header("Allow", allow)).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException e, RoutingContext request) {
        return response(ProblemCauses.UNAUTHENTICATED, request)
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, RoutingContext request) {
        return response(ProblemCauses.FORBIDDEN, request).build();
    }

    @ServerExceptionMapper
    Response unexpected(Exception e, RoutingContext request) {
        String traceId = TraceId.of(request.request().getHeader("traceparent"));
        LOG.errorf(
                e,
                "Request failed method=%s path=%s traceId=%s",
                request.request().method(),
                request.request().path(),
                traceId);
        return build(Problem.of(ProblemCauses.INTERNAL, request.request().path(), traceId))
                .build();
    }

    private static String sentence(ProblemException e) {
        String message = e.getMessage();
        return message == null ? e.type().title() : message;
    }

    private static ResponseBuilder response(Cause cause, RoutingContext request) {
        String traceId = TraceId.of(request.request().getHeader("traceparent"));
        return build(Problem.of(cause, request.request().path(), traceId));
    }

    private static ResponseBuilder build(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.toJson());
    }
}
