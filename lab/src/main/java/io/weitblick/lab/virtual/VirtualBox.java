package io.weitblick.lab.virtual;

import io.weitblick.agent.AgentRuntime;
import io.weitblick.agent.config.AgentSettings;
import io.weitblick.agent.config.Directories;
import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A box in this JVM: the real agent on directories of its own, an SSH server before its inbox, and a player that only
 * records. Its disk survives: opened again, it is the same box.
 */
public final class VirtualBox implements AutoCloseable {
    private final String hostname;
    private final Path directory;
    private final Directories places;
    private final SshEndpoint endpoint;
    private final RecordingPlayer player = new RecordingPlayer();
    private @Nullable AgentRuntime agent;

    private VirtualBox(String hostname, Path directory, boolean openSsh) throws IOException {
        this.hostname = hostname;
        this.directory = Files.createDirectories(directory.toAbsolutePath());
        this.places = new Directories(
                directory.resolve("media"), directory.resolve("agent"), directory.resolve("run"), hostKeys(directory));
        Files.createDirectories(places.inbox());
        Files.createDirectories(places.store());
        Files.createDirectories(places.state());
        Files.createDirectories(places.run());
        this.endpoint = openSsh
                ? OpenSshEndpoint.start(
                        directory.resolve("sshd"),
                        places.inbox(),
                        places.hostKeys(),
                        places.mediaKeys(),
                        rememberedPort())
                : SftpEndpoint.start(jail(), places.hostKeys(), places.mediaKeys(), rememberedPort());
        Files.writeString(directory.resolve("port"), Integer.toString(endpoint.port()));
    }

    /** Opens a box whose disk is this directory; it can be reached by SFTP from now on, but its agent does not run. */
    public static VirtualBox open(String hostname, Path directory) {
        return open(hostname, directory, false);
    }

    /** The same with a real OpenSSH server before its inbox, which needs root. */
    public static VirtualBox openWithSshd(String hostname, Path directory) {
        return open(hostname, directory, true);
    }

    private static VirtualBox open(String hostname, Path directory, boolean openSsh) {
        try {
            return new VirtualBox(hostname, directory.toAbsolutePath(), openSsh);
        } catch (IOException e) {
            throw new LabException("cannot make the box " + hostname, e);
        }
    }

    /**
     * Starts its agent.
     *
     * @param server the server's address on loopback
     * @param token gives an enrolment token; asked only if the box has none yet
     */
    public void start(URI server, Supplier<String> token) {
        try {
            AgentSettings settings = AgentSettings.builder(hostname)
                    .machineId(remember(
                            "machine-id", () -> UUID.randomUUID().toString().replace("-", "")))
                    .server(server, null)
                    .enrollmentToken(remember("enrollment-token", token))
                    .directories(places)
                    .build();
            agent = AgentRuntime.start(settings, player);
        } catch (IOException e) {
            throw new LabException("cannot start the agent of " + hostname, e);
        }
    }

    /** Its hostname. */
    public String hostname() {
        return hostname;
    }

    /** The TCP port of its SFTP on loopback. */
    public int port() {
        return endpoint.port();
    }

    /**
     * Its OpenSSH server.
     *
     * @throws LabException if it was opened without one
     */
    public OpenSshEndpoint sshd() {
        if (endpoint instanceof OpenSshEndpoint sshd) {
            return sshd;
        }
        throw new LabException(hostname + " has no OpenSSH server");
    }

    /** Where SFTP leaves things. */
    public Path inbox() {
        return places.inbox();
    }

    /** What plays. */
    public Path store() {
        return places.store();
    }

    /** Its player. */
    public RecordingPlayer player() {
        return player;
    }

    @Override
    public void close() {
        if (agent != null) {
            agent.close();
        }
        endpoint.close();
    }

    private static Path hostKeys(Path directory) {
        return directory.resolve("ssh");
    }

    /** The directory that SFTP takes for the root; in it, the inbox is called {@code media}. */
    private Path jail() throws IOException {
        Path jail = Files.createDirectories(directory.resolve("jail"));
        Path media = jail.resolve("media");
        if (!Files.isSymbolicLink(media)) {
            Files.createSymbolicLink(media, places.inbox());
        }
        return jail;
    }

    /** The port of the last time, if nobody else listens there now; else any. */
    private int rememberedPort() throws IOException {
        Path file = directory.resolve("port");
        if (!Files.exists(file)) {
            return 0;
        }
        int port = Integer.parseInt(Files.readString(file).strip());
        return Ports.isFree(port) ? port : 0;
    }

    private String remember(String name, Supplier<String> text) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            Files.writeString(file, text.get());
        }
        return Files.readString(file).strip();
    }
}
