package io.weitblick.server.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.weitblick.common.json.Json;
import io.weitblick.server.problem.ProblemException.FieldError;
import java.util.List;

/**
 * The body of every error response (RFC 9457).
 *
 * @param type a URN that names the kind
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what happened to which object, and what to do about it
 * @param instance path of the request
 * @param code the kind for programs
 * @param traceId finds this request in the server's log
 * @param errors the fields that break a rule, left out when there are none
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {
    /** Media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What happened, apart from where. */
    record Cause(ProblemType type, String detail, List<FieldError> errors) {
        Cause(ProblemType type, String detail) {
            this(type, detail, List.of());
        }
    }

    static Problem of(Cause cause, String path, String traceId) {
        ProblemType type = cause.type();
        return new Problem(
                "urn:weitblick:problem:" + type.code(),
                type.title(),
                type.status(),
                cause.detail(),
                path,
                type.code(),
                traceId,
                cause.errors());
    }

    String toJson() {
        try {
            return Json.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a problem", e);
        }
    }
}
