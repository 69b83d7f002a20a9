package io.weitblick.lab.virtual;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Poll;
import io.weitblick.lab.process.Ports;
import io.weitblick.lab.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real OpenSSH server on loopback, set up as on a box: {@code media} may log in with the keys that the agent has
 * received and sees nothing but the inbox, as {@code /media}. The account exists only in the server's own mount
 * namespace, so the machine keeps its accounts. Needs root. Not thread-safe.
 */
public final class OpenSshEndpoint implements SshEndpoint {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int PORT_ATTEMPTS = 5;
    private static final int MEDIA_ID = 1001;
    // sshd demands that root alone can write to every directory on the way to its jail.
    private static final Path JAIL = Path.of("/run/weitblick-lab");
    private static final String START = """
            set -e
            mount -t tmpfs -o mode=0755 jail "$1"
            mkdir "$1/media"
            mount --bind "$2" "$1/media"
            mount --bind "$3" /etc/passwd
            exec /usr/sbin/sshd -D -f "$4" -E "$5"
            """;

    private final Path directory;
    private final Path inbox;
    private final Path hostKey;
    private final Path mediaKeys;
    private int port;
    private @Nullable Process process;

    private OpenSshEndpoint(Path directory, Path inbox, Path hostKeys, Path mediaKeys) {
        this.directory = directory;
        this.inbox = inbox;
        this.hostKey = hostKeys.resolve("ssh_host_ed25519_key");
        this.mediaKeys = mediaKeys;
    }

    /**
     * Starts a server and waits until it listens.
     *
     * @param directory where its own files go
     * @param inbox what SFTP sees as {@code /media}
     * @param hostKeys where the host key lies, or is made, as sshd names it
     * @param mediaKeys file of the keys that may log in, read at each login; need not exist yet
     * @param port the TCP port, 0 for any free one
     */
    static OpenSshEndpoint start(Path directory, Path inbox, Path hostKeys, Path mediaKeys, int port) {
        OpenSshEndpoint endpoint = new OpenSshEndpoint(directory, inbox, hostKeys, mediaKeys);
        endpoint.prepare();
        endpoint.listen(port);
        Runtime.getRuntime().addShutdownHook(new Thread(endpoint::close));
        return endpoint;
    }

    @Override
    public int port() {
        return port;
    }

    /** What it logs, over all of its starts. */
    public Path log() {
        return directory.resolve("sshd.log");
    }

    /** How many connections it has seen. */
    public long connections() {
        return logged("Connection from ");
    }

    /** How many logins it has let in. */
    public long logins() {
        return logged("Accepted publickey for ");
    }

    /** Stops the listener and every session in the middle of what they do; the kernel still takes connections. */
    public void freeze() {
        Process listener = running();
        signal("STOP", List.of(listener.toHandle()));
        signal("STOP", listener.descendants().toList());
    }

    /** Lets a frozen server go on. */
    public void thaw() {
        signal("CONT", all());
    }

    /** Kills the sessions, as a broken process would end; the listener goes on. */
    public void killSessions() {
        signal("KILL", running().descendants().toList());
    }

    /** Ends the server and its sessions: the port refuses from now on. */
    public void stop() {
        Process listener = running();
        signal("STOP", List.of(listener.toHandle()));
        signal("KILL", all());
        Poll.until(TIMEOUT, "sshd on port " + port + " has ended", () -> !listener.isAlive());
    }

    /** Starts it again after {@link #stop()}, on the same port and with the host key that lies there now. */
    public void restart() {
        listen(port);
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
    }

    private void prepare() {
        try {
            Files.createDirectories(directory);
            Files.createDirectories(hostKey.getParent());
            Files.createDirectories(JAIL);
            // Where no systemd has started an sshd, nobody has made this.
            Files.createDirectories(Path.of("/run/sshd"));
            Files.setAttribute(inbox, "unix:gid", MEDIA_ID);
            Files.setPosixFilePermissions(inbox, PosixFilePermissions.fromString("rwxrwx---"));
            Files.writeString(passwd(), accounts());
        } catch (IOException e) {
            throw new LabException("cannot prepare an sshd in " + directory + " (are you root?)", e);
        }
        if (!Files.exists(hostKey)) {
            Program.output(TIMEOUT, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", hostKey.toString()));
        }
    }

    private void listen(int wanted) {
        for (int attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
            port = wanted == 0 ? Ports.free() : wanted;
            if (tryListen()) {
                return;
            }
        }
        throw new LabException("sshd does not start on port " + port + "; see " + log());
    }

    private boolean tryListen() {
        long before = logged("Server listening on ");
        try {
            Path conf = Files.writeString(directory.resolve("sshd_config"), config());
            List<String> line = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", START, "sshd"));
            Stream.of(JAIL, inbox, passwd(), conf, log()).map(Path::toString).forEach(line::add);
            Process started = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("start.log").toFile()))
                    .start();
            process = started;
            Poll.until(
                    TIMEOUT,
                    "sshd listens on port " + port,
                    () -> !started.isAlive() || logged("Server listening on ") > before);
            return started.isAlive();
        } catch (IOException e) {
            throw new LabException("cannot start sshd", e);
        }
    }

    private String config() {
        return """
                ListenAddress 127.0.0.1:%d
                HostKey %s
                PidFile none
                UsePAM no
                AllowUsers media
                AuthenticationMethods publickey
                AuthorizedKeysFile none
                AuthorizedKeysCommand /usr/bin/cat %s
                AuthorizedKeysCommandUser root
                ChrootDirectory %s
                ForceCommand internal-sftp -u 0007
                Subsystem sftp internal-sftp -u 0007
                DisableForwarding yes
                LogLevel VERBOSE
                """.formatted(port, hostKey, mediaKeys, JAIL);
    }

    /** The machine's accounts, with {@code media} beside them. */
    private static String accounts() throws IOException {
        return Files.readAllLines(Path.of("/etc/passwd")).stream()
                .filter(line -> !line.startsWith("media:"))
                .collect(Collectors.joining("\n", "", "\nmedia:*:%d:%d::/:/bin/sh\n".formatted(MEDIA_ID, MEDIA_ID)));
    }

    private Path passwd() {
        return directory.resolve("passwd");
    }

    private long logged(String words) {
        if (!Files.exists(log())) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(log())) {
            return lines.filter(line -> line.startsWith(words)).count();
        } catch (IOException e) {
            throw new LabException("cannot read " + log(), e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new LabException("sshd was never started");
        }
        return process;
    }

    private List<ProcessHandle> all() {
        Process listener = running();
        return Stream.concat(Stream.of(listener.toHandle()), listener.descendants())
                .toList();
    }

    /** One that has ended meanwhile is no failure. */
    private static void signal(String name, List<ProcessHandle> processes) {
        if (processes.isEmpty()) {
            return;
        }
        List<String> line = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> line.add(Long.toString(process.pid())));
        Program.run(TIMEOUT, line);
    }
}
