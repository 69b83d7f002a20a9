package io.weitblick.agent.player;

/** The player does not do what it should; the message tells a person why. */
public final class PlayerException extends Exception {
    private static final long serialVersionUID = 1L;

    public PlayerException(String message) {
        super(message);
    }

    public PlayerException(String message, Throwable cause) {
        super(message, cause);
    }
}
