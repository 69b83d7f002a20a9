package io.weitblick.lab.bench.push;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Poll;
import io.weitblick.lab.process.Ports;
import io.weitblick.lab.process.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real sshd on loopback that ours and every peer log in to with one account, one key and one directory on a real disk.
 * Without a jail, because rsync and Ansible need a shell: the SFTP server is the same either way.
 */
final class BenchSshd implements AutoCloseable {
    static final String USER = System.getProperty("user.name");

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Path media;
    private final Path hostKey;
    private final int port = Ports.free();
    private final Process process;

    private BenchSshd(Path directory, Keys keys) throws IOException {
        this.media = Files.createDirectories(directory.resolve("media"));
        this.hostKey = keys.hostKey();
        Files.createDirectories(Path.of("/run/sshd"));
        Path config =
                Files.writeString(directory.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                PidFile none
                UsePAM no
                StrictModes no
                LogLevel ERROR
                MaxStartups 100
                PermitRootLogin yes
                AuthenticationMethods publickey
                AuthorizedKeysFile %s
                Subsystem sftp internal-sftp
                """.formatted(port, hostKey, keys.authorized()));
        this.process = new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        Poll.until(TIMEOUT, "sshd answers on port " + port, this::answers);
    }

    static BenchSshd start(Path directory, Keys keys) {
        try {
            return new BenchSshd(Files.createDirectories(directory), keys);
        } catch (IOException e) {
            throw new LabException("cannot start an sshd in " + directory, e);
        }
    }

    int port() {
        return port;
    }

    /** Where media go. */
    Path media() {
        return media;
    }

    Path hostKey() {
        return hostKey;
    }

    /** Takes everything away that was brought. */
    void clear() throws IOException {
        Program.output(TIMEOUT, List.of("find", media.toString(), "-mindepth", "1", "-delete"));
    }

    /** Looks whether it has these files, byte by byte. */
    void requireAll(MediaFiles files) throws IOException {
        for (Path file : files.paths()) {
            Path here = media.resolve(file.getFileName());
            if (!Files.exists(here) || Files.mismatch(file, here) >= 0) {
                throw new LabException(here + " is not what was sent");
            }
        }
    }

    /** How many files lie there. */
    long count() throws IOException {
        try (Stream<Path> files = Files.list(media)) {
            return files.count();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }
}
