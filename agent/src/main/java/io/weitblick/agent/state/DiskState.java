package io.weitblick.agent.state;

import io.weitblick.common.sync.Reason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the store holds.
 *
 * @param acceptedGeneration the highest generation ever accepted, 0 for none
 * @param onDiskGeneration the generation that is complete and verified, 0 for none
 * @param objects file names of all verified objects
 * @param reason why it does not hold what it should
 */
public record DiskState(
        long acceptedGeneration,
        long onDiskGeneration,
        Set<String> objects,
        @Nullable Reason reason) {
    /** Nothing yet. */
    public static final DiskState EMPTY = new DiskState(0, 0, Set.of(), null);

    public DiskState {
        objects = Set.copyOf(objects);
    }
}
