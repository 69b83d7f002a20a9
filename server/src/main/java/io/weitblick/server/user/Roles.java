package io.weitblick.server.user;

/** What a caller may be. */
public final class Roles {
    /** May do everything the API offers. */
    public static final String ADMIN = "ADMIN";

    /** A box: may sync, nothing else. */
    public static final String BOX = "BOX";

    /** The attribute of a box's identity that holds the box's id. */
    public static final String BOX_ID = "boxId";

    private Roles() {}
}
