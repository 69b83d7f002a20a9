package io.weitblick.common.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server's news for a box.
 *
 * @param serverTime the server's clock
 * @param desiredGeneration the generation it wants on the screen, 0 for none
 * @param keepObjects file names of the objects that the desired show needs; the agent deletes none of them. Null when
 *     the desired generation is the one the agent named as known
 * @param objectsDigest digest of the list of objects that the server believes the box has, null if it has no list; the agent
 *     sends its list if its own digest differs
 * @param giveUp which shows the agent may give up to make room for the desired one; null, as nearly always, for none
 * @param commands actions to carry out, oldest first
 * @param mediaKeys keys that may log in as {@code media}, as at enrolment
 * @param showKeys keys that sign shows, as at enrolment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SyncResponse(
        Instant serverTime,
        long desiredGeneration,
        @Nullable List<String> keepObjects,
        @Nullable String objectsDigest,
        @Nullable GiveUp giveUp,
        List<Command> commands,
        List<String> mediaKeys,
        Map<String, String> showKeys) {}
