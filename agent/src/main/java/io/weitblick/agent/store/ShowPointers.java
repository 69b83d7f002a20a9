package io.weitblick.agent.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weitblick.common.hash.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Which stored shows count. Replacing this small file is the switch from one show to the next.
 *
 * @param accepted the show with the highest generation ever accepted, null before the first
 * @param lastGood the complete show before it, to fall back to
 * @param givenUp true when the accepted show made room for the next one and plays no more; its generation still counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShowPointers(
        @Nullable Pointer accepted,
        @Nullable Pointer lastGood,
        @Nullable Boolean givenUp) {
    static final ShowPointers NONE = new ShowPointers(null, null, null);

    /**
     * A show by its number and exact bytes.
     *
     * @param generation its number
     * @param sha256 digest of its signed text
     */
    record Pointer(long generation, Sha256 sha256) {
        String fileName() {
            return generation + ".jws";
        }
    }

    /** The show that is to play. */
    @Nullable
    Pointer playing() {
        return Boolean.TRUE.equals(givenUp) ? null : accepted;
    }

    ShowPointers withoutLastGood() {
        return new ShowPointers(accepted, null, givenUp);
    }

    ShowPointers withoutAny() {
        return new ShowPointers(accepted, null, true);
    }

    long acceptedGeneration() {
        return accepted == null ? 0 : accepted.generation();
    }

    /** Whether a show may be accepted: a newer one, or the very same again. */
    boolean allows(Pointer candidate) {
        return candidate.generation() > acceptedGeneration() || candidate.equals(accepted);
    }
}
