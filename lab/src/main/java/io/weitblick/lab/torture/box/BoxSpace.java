package io.weitblick.lab.torture.box;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Program;
import io.weitblick.lab.torture.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The inside of a box: a mount and a process namespace of its own, with the box's disk and a real sshd that lets
 * {@code media} into the inbox. The kernel ends its processes and mounts with its first process, whatever happens.
 */
public final class BoxSpace implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final String SSHD = """
            ListenAddress 127.0.0.1
            Port %d
            HostKey %s/ssh/ssh_host_ed25519_key
            PidFile none
            UsePAM no
            StrictModes no
            LogLevel VERBOSE
            MaxStartups 200
            AuthenticationMethods publickey
            AuthorizedKeysFile none
            AuthorizedKeysCommand /bin/cat %s/disk/state/media_keys
            AuthorizedKeysCommandUser root
            DisableForwarding yes
            PermitTTY no
            Subsystem sftp internal-sftp
            ChrootDirectory %s/jail
            ForceCommand internal-sftp -u 0007
            """;

    /** Runs as the first process; bash, because it also waits for processes that others have left behind. */
    private static final String FIRST = """
            set -euo pipefail
            mount --make-rprivate /
            root=$1; shift
            mount -t tmpfs -o mode=755 tmpfs "$root"
            mkdir -p "$root/disk" "$root/jail/media" "$root/run" "$root/ssh"
            cp -p "$HOST_KEYS"/* "$root/ssh/"
            cp "$CONFIG" "$root/sshd_config"
            "$@" "$root/disk"
            mkdir -p "$root/disk/media/inbox" "$root/disk/media/store" "$root/disk/state"
            grep -v '^media:' /etc/passwd >"$root/passwd"
            echo 'media:x:1001:1001::/:/usr/sbin/nologin' >>"$root/passwd"
            grep -v '^media:' /etc/group >"$root/group"
            echo 'media:x:1001:' >>"$root/group"
            mount --bind "$root/passwd" /etc/passwd
            mount --bind "$root/group" /etc/group
            chown root:media "$root/disk/media/inbox" 2>/dev/null || true
            chmod 2770 "$root/disk/media/inbox" 2>/dev/null || true
            mount --bind "$root/disk/media/inbox" "$root/jail/media"
            /usr/sbin/sshd -D -e -f "$root/sshd_config" >&2 &
            echo open
            while :; do sleep 1000 & wait $! || true; done
            """;

    /** Tells the kernel to expect nothing more from the process that serves the disk (FUSE's control file system). */
    private static final String ABORT = """
            set -euo pipefail
            device=$(mountpoint -d "$1/disk")
            mkdir -p "$1/fuse"
            mount -t fusectl fusectl "$1/fuse"
            echo 1 >"$1/fuse/$((${device%:*} << 20 | ${device#*:}))/abort"
            """;

    private final Path root;
    private final boolean userSpace;
    private final Victim victim;
    private final ProcessHandle first;

    private BoxSpace(Path root, boolean userSpace, Victim victim, ProcessHandle first) {
        this.root = root;
        this.userSpace = userSpace;
        this.victim = victim;
        this.first = first;
    }

    /**
     * Opens a box.
     *
     * @param plan names and places
     * @param disk mounted inside
     */
    public static BoxSpace open(BoxPlan plan, Disk disk) {
        try {
            Files.createDirectories(Path.of("/run/sshd"));
            Path config = Files.writeString(
                    plan.hostKeys().resolveSibling("sshd_config-" + plan.port()),
                    SSHD.formatted(plan.port(), plan.root(), plan.root(), plan.root()));
            List<String> command = new ArrayList<>(disk.enter());
            command.addAll(List.of(
                    "env",
                    "HOST_KEYS=" + plan.hostKeys(),
                    "CONFIG=" + config,
                    "unshare",
                    "--mount",
                    "--pid",
                    "--fork",
                    "--kill-child=KILL",
                    "bash",
                    "-c",
                    FIRST,
                    "box",
                    plan.root().toString()));
            command.addAll(disk.mount());
            CountDownLatch open = new CountDownLatch(1);
            Victim victim = Victim.start(command, plan.log(), line -> open.countDown());
            if (!await(open, victim)) {
                victim.close();
                throw new LabException("the box at " + plan.root() + " does not open; see " + plan.log());
            }
            return new BoxSpace(
                    plan.root(),
                    disk.userSpace(),
                    victim,
                    victim.handle().children().findFirst().orElseThrow());
        } catch (IOException e) {
            throw new LabException("cannot make the box at " + plan.root(), e);
        }
    }

    private static boolean await(CountDownLatch open, Victim victim) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            while (!open.await(100, TimeUnit.MILLISECONDS)) {
                if (!victim.isAlive() || System.nanoTime() > deadline) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while a box opens", e);
        }
    }

    /** The box's disk as seen from outside. */
    public Path disk() {
        return Path.of("/proc/" + first.pid() + "/root" + root + "/disk");
    }

    /** The box's disk as its own programs see it. */
    public Path ownDisk() {
        return root.resolve("disk");
    }

    /** Words that run the command after them inside. */
    public List<String> enter() {
        return List.of("nsenter", "--mount=/proc/" + first.pid() + "/ns/mnt", "--");
    }

    /** Runs a program inside and gives what it wrote. */
    public String run(String... command) {
        List<String> words = new ArrayList<>(enter());
        words.addAll(List.of(command));
        return Program.output(LIMIT, words);
    }

    /** Kills every process of every SSH session, but not sshd itself; gives their number. */
    public int killSessions() {
        List<ProcessHandle> sessions = first.children()
                .filter(BoxSpace::isSshd)
                .flatMap(ProcessHandle::descendants)
                .toList();
        sessions.forEach(ProcessHandle::destroyForcibly);
        return sessions.size();
    }

    private static boolean isSshd(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("/sshd"))
                .isPresent();
    }

    /** Ends it at once: its processes first, then its mounts. */
    @Override
    public void close() {
        if (userSpace && victim.isAlive()) {
            // Killed as the last in its namespace, it would wait for its own answer to its own unmount for ever.
            run("bash", "-c", ABORT, "box", root.toString());
        }
        victim.close();
    }
}
