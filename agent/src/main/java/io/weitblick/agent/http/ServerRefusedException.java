package io.weitblick.agent.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server answered, but not with what was asked for. */
public final class ServerRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient @Nullable Duration retryAfter;

    /**
     * @param status the HTTP status
     * @param code the problem's code, such as {@code token-invalid}; empty if it told none
     * @param detail a sentence for a person
     * @param retryAfter how long it asks to wait
     */
    public ServerRefusedException(int status, String code, String detail, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** How long the server asks to wait. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the server does not know this box, so that asking again sooner is of no use. */
    public boolean isIdentityUnknown() {
        return status == 401 || status == 403 || status == 410;
    }
}
