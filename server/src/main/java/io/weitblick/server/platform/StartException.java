package io.weitblick.server.platform;

import org.jspecify.annotations.Nullable;

/** The server cannot start; the message is one sentence for the person who started it: what is wrong, what to do. */
public class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
