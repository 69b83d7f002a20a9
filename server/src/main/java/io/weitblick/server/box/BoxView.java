package io.weitblick.server.box;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.weitblick.common.sync.Health;
import io.weitblick.common.sync.OnScreen;
import io.weitblick.common.sync.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A box as the API shows it. The three states are never mixed: what it should show, what it has verified on its disk,
 * and what its player shows.
 *
 * @param version for the ETag
 */
public record BoxView(
        String id,
        String hostname,
        @Nullable String address,
        int port,
        @Nullable String site,
        Set<String> tags,
        BoxKind kind,
        BoxState state,
        @Nullable Reason reason,
        @Nullable Instant lastSeenAt,
        @Nullable Instant enrolledAt,
        @Nullable String agentVersion,
        Generation desired,
        Generation onDisk,
        Screen onScreen,
        @Nullable Delivery push,
        @Nullable Health health,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<HostKeyView> hostKeys,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ShowView show,
        @JsonIgnore long version) {
    /**
     * A generation of a box's show.
     *
     * @param generation 0 for none
     */
    public record Generation(long generation) {}

    /**
     * What the box says it shows.
     *
     * @param generation 0 for none
     * @param content null before its player's first start
     * @param asset id of the asset on the screen
     * @param name name of that asset
     * @param since the box's own time at which it came on
     */
    public record Screen(
            long generation,
            OnScreen.@Nullable Content content,
            @Nullable String asset,
            @Nullable String name,
            @Nullable Instant since) {
        static Screen of(@Nullable OnScreen onScreen) {
            return onScreen == null
                    ? new Screen(0, null, null, null, null)
                    : new Screen(
                            onScreen.generation(),
                            onScreen.content(),
                            onScreen.asset(),
                            onScreen.name(),
                            onScreen.since());
        }
    }

    /**
     * The newest delivery.
     *
     * @param state QUEUED, TRANSFERRING, RETRYING, DELIVERED, CONFIRMED, UNCONFIRMED, FAILED, CANCELLED or SUPERSEDED
     * @param bytesTotal bytes that the box lacked when it began
     * @param bytesPerSecond how fast it goes; null when nothing moves
     * @param secondsLeft how long it will take at that speed; null when nothing moves
     * @param startedAt when its last attempt began
     * @param waitsFor TURN (a limit), WINDOW (the site's time of day) or PAUSE (after a failure); null if nothing holds it
     *     back
     */
    public record Delivery(
            String id,
            String state,
            long generation,
            long bytesDone,
            long bytesTotal,
            @Nullable Long bytesPerSecond,
            @Nullable Long secondsLeft,
            int attempt,
            @Nullable Instant startedAt,
            @Nullable Instant nextAttemptAt,
            @Nullable String waitsFor,
            @Nullable Reason reason) {}

    /** A host key that the box reported or showed. */
    public record HostKeyView(String fingerprint, String type, boolean accepted) {}

    /** The newest show in short. */
    public record ShowView(long generation, List<Item> items) {
        /** One line of the show. */
        public record Item(String asset, String name, String type, int seconds, String playlist) {}
    }

    BoxView with(List<HostKeyView> keys, @Nullable ShowView newest) {
        return new BoxView(
                id,
                hostname,
                address,
                port,
                site,
                tags,
                kind,
                state,
                reason,
                lastSeenAt,
                enrolledAt,
                agentVersion,
                desired,
                onDisk,
                onScreen,
                push,
                health,
                keys,
                newest,
                version);
    }
}
