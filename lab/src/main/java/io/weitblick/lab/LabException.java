package io.weitblick.lab;

/** Something in the lab did not work as it must; the message says what, and what to look at. */
public class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }

    public LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
