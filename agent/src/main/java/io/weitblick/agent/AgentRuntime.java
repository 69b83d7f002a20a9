package io.weitblick.agent;

import io.weitblick.agent.clock.BoxClock;
import io.weitblick.agent.config.AgentSettings;
import io.weitblick.agent.config.Directories;
import io.weitblick.agent.enroll.Enroller;
import io.weitblick.agent.enroll.IdentityStore;
import io.weitblick.agent.file.DurableFiles;
import io.weitblick.agent.health.BootId;
import io.weitblick.agent.health.HealthProbe;
import io.weitblick.agent.health.WriteCanary;
import io.weitblick.agent.http.ServerClient;
import io.weitblick.agent.player.PlayableShow;
import io.weitblick.agent.player.Player;
import io.weitblick.agent.player.PlayerWorker;
import io.weitblick.agent.state.AgentState;
import io.weitblick.agent.state.DiskState;
import io.weitblick.agent.store.MediaStore;
import io.weitblick.agent.store.StoreWorker;
import io.weitblick.agent.sync.Machine;
import io.weitblick.agent.sync.SyncLoop;
import io.weitblick.agent.sync.SyncParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running agent. Several can run in one process, each with directories of its own; all their threads carry the box's
 * hostname and end with {@link #close}.
 */
public final class AgentRuntime implements AutoCloseable {
    private static final Path KERNEL_BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final AgentState state;
    private final Player player;
    private final PlayerWorker playerWorker;
    private final StoreWorker storeWorker;
    private final WriteCanary canary;
    private final @Nullable ServerClient client;
    private final @Nullable SyncLoop syncLoop;

    private AgentRuntime(AgentSettings settings, Player player, DurableFiles files, Machine machine)
            throws IOException {
        Directories directories = settings.directories();
        Files.createDirectories(directories.state());
        BoxClock clock = BoxClock.system();
        String name = "agent-" + settings.hostname();
        this.state = new AgentState();
        this.canary = new WriteCanary(directories.store(), name + "-canary");
        this.player = player;
        this.playerWorker = new PlayerWorker(player, clock, state::screen, name + "-player");
        MediaStore store = new MediaStore(directories, files, clock, listener());
        this.storeWorker = new StoreWorker(store, directories, settings.timing().inboxPoll(), name + "-store");
        if (settings.server() == null) {
            this.client = null;
            this.syncLoop = null;
            return;
        }
        IdentityStore identities = new IdentityStore(directories, files);
        this.client = new ServerClient(settings.server(), name + "-http");
        SyncParts parts = new SyncParts(
                client,
                new Enroller(settings, identities, client),
                identities,
                storeWorker,
                playerWorker,
                state,
                new HealthProbe(Path.of("/"), directories.media(), clock, canary),
                clock,
                BootId.of(directories.run(), KERNEL_BOOT_ID, files),
                machine);
        this.syncLoop = new SyncLoop(parts, settings.timing(), directories.state(), files, name + "-sync");
    }

    /**
     * Starts an agent that has no machine of its own. It plays what it has stored at once, with or without a server.
     *
     * @param player what it plays on; closed with the agent
     * @throws IOException if the state directory cannot be used
     */
    public static AgentRuntime start(AgentSettings settings, Player player) throws IOException {
        return start(settings, player, new DurableFiles(), Machine.none());
    }

    /**
     * Starts an agent whose file operations are watched, on a machine that may be another than this.
     *
     * @param files does every durable change of its files
     * @param machine is started anew and switched off by commands
     * @throws IOException if the state directory cannot be used
     */
    public static AgentRuntime start(AgentSettings settings, Player player, DurableFiles files, Machine machine)
            throws IOException {
        AgentRuntime agent = new AgentRuntime(settings, player, files, machine);
        agent.playerWorker.start();
        agent.storeWorker.start();
        agent.canary.start();
        if (agent.syncLoop != null) {
            agent.syncLoop.start();
        }
        return agent;
    }

    private MediaStore.Listener listener() {
        return new MediaStore.Listener() {
            @Override
            public void stored(DiskState disk) {
                state.disk(disk);
            }

            @Override
            public void playable(Optional<PlayableShow> show) {
                playerWorker.play(show);
            }
        };
    }

    /** What the agent knows of itself now. */
    public AgentState.Snapshot snapshot() {
        return state.snapshot();
    }

    /** Whether its parts are at work: none has ended, and the player is looked after. */
    public boolean isHealthy() {
        return playerWorker.isHealthy() && storeWorker.isAlive() && (syncLoop == null || syncLoop.isAlive());
    }

    /** Stops the agent; what its player shows is the player's matter. */
    @Override
    public void close() {
        if (syncLoop != null) {
            syncLoop.close();
        }
        canary.close();
        storeWorker.close();
        playerWorker.close();
        player.close();
        if (client != null) {
            client.close();
        }
    }
}
