package io.weitblick.server.problem;

import java.util.Locale;

/** Every kind of error that the API answers with. Its code is what programs go by, so names never change. */
public enum ProblemType {
    UNAUTHENTICATED(401, "Not logged in"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "No such object"),
    METHOD_NOT_ALLOWED(405, "Not possible here"),
    NOT_ACCEPTABLE(406, "No such representation"),
    UNSUPPORTED_CONTENT_TYPE(415, "The body has the wrong content type"),
    BODY_TOO_LARGE(413, "The body is too large"),
    INVALID(422, "Some fields break a rule"),
    MALFORMED(400, "The request cannot be read"),
    NAME_TAKEN(409, "The name is in use"),
    HOSTNAME_TAKEN(409, "The hostname is in use"),
    UNKNOWN_ASSET(422, "No such asset"),
    UNKNOWN_PLAYLIST(422, "No such playlist"),
    UNKNOWN_BOX(422, "No such box"),
    UNKNOWN_SITE(422, "No such site"),
    SELECTION_EMPTY(422, "The selection is empty"),
    ASSET_IN_USE(409, "The asset is in use"),
    PLAYLIST_IN_USE(409, "The playlist is in use"),
    UNSUPPORTED_MEDIA(415, "No box can show this"),
    UPLOAD_INCOMPLETE(400, "The upload was cut short"),
    UPLOAD_EMPTY(422, "The upload is empty"),
    STORAGE_FULL(507, "The server's disk is full"),
    VERSION_MISMATCH(412, "Someone else changed it first"),
    PLAN_CHANGED(409, "The plan has changed"),
    CANNOT_PLAY(409, "A box cannot play its show"),
    DOES_NOT_FIT(409, "A show does not fit"),
    NO_AGENT(409, "The box has no agent"),
    NOTHING_TO_CANCEL(409, "Nothing is under way"),
    ROLLOUT_OVER(409, "The rollout is over"),
    HOST_KEY_UNSEEN(409, "The box never showed this key"),
    TOKEN_INVALID(403, "The enrolment token is not valid"),
    DUPLICATE_IDENTITY(409, "Two boxes with one identity"),
    RATE_LIMITED(429, "Too many attempts"),
    INTERNAL(500, "Something went wrong in the server");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The stable name for programs, such as {@code asset-in-use}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
