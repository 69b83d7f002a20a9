package io.weitblick.server.problem;

import io.weitblick.server.problem.Problem.Cause;
import io.weitblick.server.problem.ProblemException.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Turns what Bean Validation found into pointers into the request's body, or names of its parameters. */
final class BrokenRules {
    private BrokenRules() {}

    static Cause explain(Set<? extends ConstraintViolation<?>> violations) {
        List<FieldError> errors = violations.stream()
                .map(violation -> new FieldError(pointer(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
                .toList();
        return new Cause(ProblemType.INVALID, sentence(errors), errors);
    }

    private static String sentence(List<FieldError> errors) {
        if (errors.size() > 1) {
            return errors.size() + " fields break a rule; \"errors\" names each.";
        }
        FieldError error = errors.get(0);
        return error.pointer().isEmpty()
                ? "The body " + error.detail() + "."
                : "The field \"" + error.pointer().substring(1) + "\" " + error.detail() + ".";
    }

    private static String pointer(Path path) {
        StringBuilder fields = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = "/" + node.getName();
            } else if (node.getKind() != ElementKind.METHOD) {
                append(fields, node);
            }
        }
        return fields.isEmpty() ? parameter : fields.toString();
    }

    private static void append(StringBuilder pointer, Path.Node node) {
        if (node.isInIterable()) {
            pointer.append('/').append(node.getIndex() == null ? node.getKey() : node.getIndex());
        }
        if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
            pointer.append('/').append(node.getName());
        }
    }
}
