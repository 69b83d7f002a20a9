package io.weitblick.server.sftp;

import static org.awaitility.Awaitility.await;

import io.weitblick.server.box.SshPublicKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A real sshd on loopback. Started by root it locks its user into a jail as a box does, with {@code internal-sftp};
 * otherwise it runs OpenSSH's SFTP server for the current user. Either way every request is in {@link #log()}.
 */
final class OpenSshServer implements AutoCloseable {
    static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final String SYSLOG = """
            import socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind(sys.argv[1])
            __import__('os').chmod(sys.argv[1], 0o666)
            out = open(sys.argv[2], 'ab', 0)
            while True:
                out.write(s.recv(65536).rstrip(b'\\n\\0') + b'\\n')
            """;

    private final Path root;
    private final Path inbox;
    private final int port;
    private final String hostKeyType;
    private @Nullable Process sshd;
    private @Nullable Process syslog;

    OpenSshServer(KeyPair mediaKey) throws IOException, InterruptedException {
        this(mediaKey, "ed25519");
    }

    OpenSshServer(KeyPair mediaKey, String hostKeyType) throws IOException, InterruptedException {
        // A jail is refused below a directory that others may write to, such as /tmp.
        this.root = Files.setPosixFilePermissions(
                ROOT
                        ? Files.createTempDirectory(Path.of("/run"), "weitblick-sshd")
                        : Files.createTempDirectory("weitblick-sshd"),
                PosixFilePermissions.fromString("rwxr-xr-x"));
        this.hostKeyType = hostKeyType;
        this.inbox = root.resolve("jail/media");
        Files.createDirectories(inbox);
        Files.createDirectories(root.resolve("jail/dev"));
        Files.setPosixFilePermissions(inbox, PosixFilePermissions.fromString("rwxrwx---"));
        if (ROOT) {
            run("chown", user(), inbox.toString());
            Files.createDirectories(Path.of("/run/sshd"));
        }
        run("ssh-keygen", "-q", "-t", hostKeyType, "-N", "", "-f", hostKeyFile().toString());
        authorize(mediaKey);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
        Files.writeString(root.resolve("sshd_config"), config());
        start();
    }

    static String user() {
        return ROOT ? "nobody" : System.getProperty("user.name");
    }

    SftpSettings settings() {
        return new SftpSettings(
                user(),
                ROOT ? "/media" : inbox.toString(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                SftpSettings.Warm.NONE);
    }

    int port() {
        return port;
    }

    Path inbox() {
        return inbox;
    }

    SshPublicKey hostKey() throws IOException {
        return SshPublicKey.parse(Files.readString(Path.of(hostKeyFile() + ".pub")))
                .orElseThrow();
    }

    /** What sshd and its SFTP server have logged. */
    List<String> log() throws IOException {
        return Files.exists(root.resolve("log")) ? Files.readAllLines(root.resolve("log")) : List.of();
    }

    /** The SFTP requests of the log that change or ask about something, without the words around them. */
    List<String> requests() throws IOException {
        String directory = settings().directory() + "/";
        return log().stream()
                .map(line -> line.replaceFirst("^.*?(internal-sftp|sftp-server)\\[[0-9]+\\]: ", "")
                        .replace(directory, ""))
                .filter(line -> line.matches("(open|close|fsync|statvfs|posix-rename|rename|remove|set|stat|mkdir) .*"))
                .toList();
    }

    void authorize(KeyPair mediaKey) throws IOException {
        String blob = java.util.Base64.getEncoder()
                .encodeToString(new Buffer.PlainBuffer()
                        .putPublicKey(mediaKey.getPublic())
                        .getCompactData());
        Files.writeString(root.resolve("authorized_keys"), "ssh-ed25519 " + blob + "\n");
    }

    @Override
    public void close() throws IOException {
        end(sshd);
        end(syslog);
        try (var paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void start() throws IOException {
        if (ROOT) {
            syslog = new ProcessBuilder(
                            "python3",
                            "-c",
                            SYSLOG,
                            root.resolve("jail/dev/log").toString(),
                            root.resolve("log").toString())
                    .inheritIO()
                    .start();
            await().until(() -> Files.exists(root.resolve("jail/dev/log")));
        }
        sshd = new ProcessBuilder(
                        "/usr/sbin/sshd",
                        "-D",
                        "-e",
                        "-f",
                        root.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(root.resolve("log").toFile()))
                .start();
        await().until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    private Path hostKeyFile() {
        return root.resolve("host_" + hostKeyType);
    }

    private String config() {
        List<String> lines = new ArrayList<>(List.of(
                "ListenAddress 127.0.0.1",
                "Port " + port,
                "HostKey " + hostKeyFile(),
                "PidFile none",
                "UsePAM no",
                "StrictModes no",
                "LogLevel VERBOSE",
                "MaxStartups 100",
                "AuthenticationMethods publickey",
                "AuthorizedKeysFile " + root.resolve("authorized_keys"),
                "DisableForwarding yes",
                "PermitTTY no"));
        if (ROOT) {
            lines.add("Subsystem sftp internal-sftp");
            lines.add("ChrootDirectory " + root.resolve("jail"));
            lines.add("ForceCommand internal-sftp -u 0007 -l VERBOSE");
        } else {
            lines.add("Subsystem sftp /usr/lib/openssh/sftp-server");
            lines.add("ForceCommand /usr/lib/openssh/sftp-server -u 0007 -e -l VERBOSE 2>>" + root.resolve("log"));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void end(@Nullable Process process) {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }
}
