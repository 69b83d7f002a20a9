package io.weitblick.server.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.weitblick.server.problem.Problem.Cause;
import io.weitblick.server.problem.ProblemException.FieldError;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in one sentence, without Jackson's words, why a JSON body cannot be read. */
final class MalformedBody {
    private static final int SHOWN_CHARACTERS = 60;

    private MalformedBody() {}

    static Cause explain(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return new Cause(ProblemType.MALFORMED, "The body is not JSON" + where(e) + ".");
        }
        if (mapping.getPath().isEmpty() && mapping.getCause() instanceof JsonProcessingException inner) {
            return explain(inner);
        }
        String pointer = pointer(mapping);
        String rule = rule(mapping);
        if (pointer.isEmpty()) {
            return new Cause(ProblemType.MALFORMED, "The body " + rule + ".");
        }
        return new Cause(
                ProblemType.MALFORMED,
                "The field \"" + pointer.substring(1) + "\" " + rule + ".",
                List.of(new FieldError(pointer, rule)));
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static String rule(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "is unknown";
        }
        if (e instanceof InvalidFormatException format) {
            return "must be " + kind(format.getTargetType()) + ", not " + shown(format.getValue());
        }
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException cause) {
            return "is " + cause.getMessage();
        }
        if (e instanceof MismatchedInputException mismatch) {
            return "must be " + kind(mismatch.getTargetType());
        }
        return "cannot be read";
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return "\"" + (text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "..." : text) + "\"";
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number in range";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time such as 2026-01-31T08:00:00Z";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "of another type";
    }
}
