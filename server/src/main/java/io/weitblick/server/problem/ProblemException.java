package io.weitblick.server.problem;

import java.util.List;

/** A request that cannot be granted. Its message is the sentence that the user reads. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;

    /**
     * One field that breaks a rule.
     *
     * @param pointer where it is in the body (RFC 6901), such as {@code /items/0/seconds}
     * @param detail the rule that it breaks
     */
    public record FieldError(String pointer, String detail) {}

    /** @param detail names the object and the rule it broke, and what to do about it */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    public ProblemException(ProblemType type, String detail, Throwable cause) {
        super(detail, cause);
        this.type = type;
        this.errors = List.of();
    }

    /** One field that breaks a rule. */
    public static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(ProblemType.INVALID, detail, List.of(new FieldError(pointer, detail)));
    }

    /** An object that does not exist, such as "box", "lobby". */
    public static ProblemException notFound(String kind, String name) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no " + kind + " \"" + name + "\".");
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
