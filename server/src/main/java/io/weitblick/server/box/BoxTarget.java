package io.weitblick.server.box;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery needs to know of a box.
 *
 * @param id {@code box_...}
 * @param kind whether it has an agent
 * @param hostname resolved at each delivery unless there is an address
 * @param address an explicit address or name to connect to instead
 * @param port SSH port
 * @param acceptedHostKeys the keys that prove that it is this box
 * @param objects file names of the objects it has reported
 * @param mediaFreeBytes room on its media disk as last reported, null if unknown
 * @param lastSeenAt when its agent was last heard of
 * @param bootId the boot its agent last reported from, null if it never did
 * @param online whether its agent talks
 * @param hardwareAes whether its processor computes AES in hardware; false unless its agent says so
 */
public record BoxTarget(
        String id,
        BoxKind kind,
        String hostname,
        @Nullable String address,
        int port,
        List<SshPublicKey> acceptedHostKeys,
        Set<String> objects,
        @Nullable Long mediaFreeBytes,
        @Nullable Instant lastSeenAt,
        @Nullable String bootId,
        boolean online,
        boolean hardwareAes) {
    public BoxTarget {
        acceptedHostKeys = List.copyOf(acceptedHostKeys);
        objects = Set.copyOf(objects);
    }
}
