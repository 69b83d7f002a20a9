package io.weitblick.server.sftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** This server cannot read an object that it is to send; the box has no part in it. */
public final class ObjectUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ObjectUnreadableException(String message, @Nullable IOException cause) {
        super(message, cause);
    }
}
