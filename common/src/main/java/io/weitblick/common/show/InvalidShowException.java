package io.weitblick.common.show;

import io.weitblick.common.sync.ReasonCode;

/** A show that a box must not play. Its reason says which rule it broke. */
public final class InvalidShowException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ReasonCode code;

    public InvalidShowException(ReasonCode code, String message) {
        super(message);
        this.code = code;
    }

    public InvalidShowException(ReasonCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ReasonCode code() {
        return code;
    }
}
