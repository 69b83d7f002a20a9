package io.weitblick.agent.sync;

import io.weitblick.agent.clock.BoxClock;
import io.weitblick.agent.enroll.Enroller;
import io.weitblick.agent.enroll.IdentityStore;
import io.weitblick.agent.health.HealthProbe;
import io.weitblick.agent.http.ServerClient;
import io.weitblick.agent.player.PlayerWorker;
import io.weitblick.agent.state.AgentState;
import io.weitblick.agent.store.StoreWorker;

/**
 * What the conversation with the server needs of the agent.
 *
 * @param server where requests go
 * @param enroller joins the fleet
 * @param identities keeps what came of that
 * @param store takes what the server wants kept, and the show keys
 * @param player carries out commands
 * @param state what to report
 * @param health how the machine is doing
 * @param clock takes the server's time
 * @param bootId id of this boot
 * @param machine does what only root can
 */
public record SyncParts(
        ServerClient server,
        Enroller enroller,
        IdentityStore identities,
        StoreWorker store,
        PlayerWorker player,
        AgentState state,
        HealthProbe health,
        BoxClock clock,
        String bootId,
        Machine machine) {}
