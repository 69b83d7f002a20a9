package io.weitblick.agent.sync;

import io.weitblick.agent.enroll.AgentVersion;
import io.weitblick.agent.enroll.Identity;
import io.weitblick.agent.enroll.ShowKeys;
import io.weitblick.agent.state.AgentState;
import io.weitblick.common.show.ShowVerifier;
import io.weitblick.common.sync.CommandResult;
import io.weitblick.common.sync.ObjectList;
import io.weitblick.common.sync.SyncRequest;
import io.weitblick.common.sync.SyncResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the agent says next, and what it makes of the answers. No transport. Belongs to the sync thread. */
final class SyncConversation {
    private static final Logger LOG = LoggerFactory.getLogger(SyncConversation.class);

    private final SyncParts parts;
    private final CommandRunner commands;
    private Identity identity;
    private long knownGeneration;
    private @Nullable Set<String> lastKept;
    private boolean answered;
    /** Digest of the list that the server has; null before its first answer, and if it has none. */
    private @Nullable String listAtServer;

    private @Nullable String listSent;

    SyncConversation(SyncParts parts, CommandRunner commands, Identity identity) {
        this.parts = parts;
        this.commands = commands;
        this.identity = identity;
        trustShowKeys();
    }

    /** The report of this state. */
    SyncRequest request(AgentState.Snapshot state, int waitSeconds) {
        Set<String> objects = state.disk().objects();
        String digest = ObjectList.digest(objects);
        boolean sendList = answered && !digest.equals(listAtServer);
        listSent = sendList ? digest : listSent;
        return new SyncRequest(
                waitSeconds,
                parts.bootId(),
                AgentVersion.TEXT,
                knownGeneration,
                state.disk().acceptedGeneration(),
                state.disk().onDiskGeneration(),
                state.screen().onScreen(),
                digest,
                sendList ? objects.stream().sorted().toList() : null,
                state.reason(),
                parts.health().read(),
                commands.results());
    }

    /** Takes an answer; whether it brought anything that was not known. */
    boolean take(SyncResponse answer, List<CommandResult> delivered) throws IOException {
        parts.clock().serverSaid(answer.serverTime());
        commands.delivered(delivered);
        boolean news = takeGeneration(answer) | takeListDigest(answer.objectsDigest());
        takeKeys(
                Objects.requireNonNullElse(answer.mediaKeys(), List.of()),
                Objects.requireNonNullElse(answer.showKeys(), Map.of()));
        commands.run(Objects.requireNonNullElse(answer.commands(), List.of()));
        return news | !commands.results().isEmpty();
    }

    /** Whether the server lacks the list of objects that this state holds, and was not sent it yet. */
    boolean owesList(AgentState.Snapshot state) {
        String digest = ObjectList.digest(state.disk().objects());
        return answered && !digest.equals(listAtServer) && !digest.equals(listSent);
    }

    private boolean takeGeneration(SyncResponse answer) {
        if (answer.keepObjects() != null) {
            lastKept = Set.copyOf(answer.keepObjects());
        }
        if (lastKept != null) {
            parts.store().keep(lastKept);
        }
        boolean isNew = answer.keepObjects() != null && answer.desiredGeneration() != knownGeneration;
        if (isNew) {
            LOG.info(
                    "The server wants another show generation={} former={}",
                    answer.desiredGeneration(),
                    knownGeneration);
            knownGeneration = answer.desiredGeneration();
        }
        takeGiveUp(answer);
        return isNew;
    }

    /** What is given up must not be needed by the desired show, so its list has to be the one at hand. */
    private void takeGiveUp(SyncResponse answer) {
        if (answer.giveUp() != null && lastKept != null && answer.desiredGeneration() == knownGeneration) {
            parts.store().giveUp(answer.giveUp());
        }
    }

    private boolean takeListDigest(@Nullable String digest) {
        boolean isNew = !answered || !Objects.equals(digest, listAtServer);
        answered = true;
        listAtServer = digest;
        return isNew;
    }

    private void takeKeys(List<String> mediaKeys, Map<String, String> showKeys) throws IOException {
        Identity renewed = identity.withKeys(mediaKeys, showKeys);
        if (!renewed.equals(identity)) {
            LOG.info("The fleet's keys have changed boxId={}", identity.box());
            parts.identities().save(renewed);
            identity = renewed;
            trustShowKeys();
        }
    }

    private void trustShowKeys() {
        parts.store().trust(new ShowVerifier(identity.fleet(), identity.box(), ShowKeys.decode(identity.showKeys())));
    }
}
