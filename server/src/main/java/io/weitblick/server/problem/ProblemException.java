package io.weitblick.server.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that cannot be granted. Its message is the sentence that the user reads. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

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
        this.retryAfter = null;
    }

    public ProblemException(ProblemType type, String detail, Throwable cause) {
        super(detail, cause);
        this.type = type;
        this.errors = List.of();
        this.retryAfter = null;
    }

    private ProblemException(ProblemType type, String detail, Duration retryAfter) {
        super(detail);
        this.type = type;
        this.errors = List.of();
        this.retryAfter = retryAfter;
    }

    /** Too many requests of a kind; the answer says when to come back. */
    public static ProblemException rateLimited(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.RATE_LIMITED, detail, retryAfter);
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

    /** How long to wait before trying again, if that helps. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
