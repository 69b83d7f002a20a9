package io.weitblick.common.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent's report, which also waits for news. The server answers at once if it has any, else when some comes or the
 * wait is over.
 *
 * @param waitSeconds how long the server may hold the request, 0 to 60
 * @param bootId the kernel's id of this boot; two that alternate mean two machines with one identity
 * @param agentVersion version of the agent
 * @param knownGeneration the desired generation the agent has heard of, 0 for none; a newer one is news
 * @param acceptedGeneration the highest generation it ever accepted, 0 for none
 * @param onDiskGeneration the generation whose every object it has verified in its store, 0 for none
 * @param onScreen what the player shows; null before the player's first start
 * @param objectsDigest digest of its list of verified objects, as of {@link ObjectList}
 * @param objects file names {@code <sha256>.<ext>} of its verified objects; only when the server's answer named another
 *     digest
 * @param reason why it does not do as it should; null when all is well
 * @param health how the machine is doing
 * @param results of commands carried out since the last report that the server answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SyncRequest(
        int waitSeconds,
        String bootId,
        String agentVersion,
        long knownGeneration,
        long acceptedGeneration,
        long onDiskGeneration,
        @Nullable OnScreen onScreen,
        String objectsDigest,
        @Nullable List<String> objects,
        @Nullable Reason reason,
        Health health,
        List<CommandResult> results) {
    /** The longest wait that the server grants, in seconds. */
    public static final int MAX_WAIT_SECONDS = 60;
}
