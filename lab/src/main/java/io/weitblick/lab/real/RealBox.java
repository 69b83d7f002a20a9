package io.weitblick.lab.real;

import io.weitblick.lab.process.Program;
import java.nio.file.Path;
import java.util.List;

/** A box that is a container with real systemd and sshd. What it tells is seen by the admin over ssh, not by the agent. */
public final class RealBox {
    /** Lists the processes of the player's slice: command lines and open files. */
    private static final String OBSERVE = """
            sudo sh -c '
            for process in /proc/[0-9]*; do
              grep -qs player.slice "$process/cgroup" || continue
              echo "P ${process#/proc/}"
              tr "\\0" "\\n" <"$process/cmdline" | sed "s/^/C /"
              for file in "$process"/fd/*; do echo "F $(readlink "$file")"; done
            done 2>/dev/null; true'
            """;

    private final RealLab lab;
    private final String name;
    private final String address;

    RealBox(RealLab lab, String name, String address) {
        this.lab = lab;
        this.name = name;
        this.address = address;
    }

    /** Its hostname. */
    public String name() {
        return name;
    }

    /** Its address in the lab. */
    public String address() {
        return address;
    }

    /** What the admin's command writes; fails if the command does. */
    public String ssh(String command) {
        return lab.ssh(this, command).text();
    }

    /** Runs a command as the admin, however it ends. */
    public Program.Result trySsh(String command) {
        return lab.trySsh(this, command);
    }

    /** The processes in the player's slice. */
    public List<PlayerProcess> playerProcesses() {
        return PlayerProcess.parse(ssh(OBSERVE));
    }

    /** Whether some process of the player's slice has a file of this name open or on its command line. */
    public boolean plays(String fileName) {
        return playerProcesses().stream().anyMatch(process -> process.plays(fileName));
    }

    /** Puts an observer on the box who tells when a file of this name is being played. */
    public PlayerWatch watchFor(String fileName) {
        return PlayerWatch.start(lab.sshCommand(this), fileName);
    }

    /** Copies a file to the box as its admin, with OpenSSH's own client. */
    public void sftpPut(Path file, String target) {
        lab.sftp(this, "put " + file + " " + target);
    }

    /** Names and sizes of the files that have arrived: one {@code size name} a line. */
    public List<String> inboxListing() {
        return ssh("sudo find /srv/media/inbox -type f -printf '%s %f\\n'")
                .lines()
                .toList();
    }

    /** The last lines of its agent's journal. */
    public String agentLog() {
        return trySsh("sudo journalctl --no-pager --output=short-precise _COMM=java | tail -n 200")
                .text();
    }

    /** Bytes of payload that lie in its inbox at this moment, complete or not; quick enough to catch a push half-way. */
    public long inboxBytes() {
        return lab.sizeOfFiles(name, "srv/media/inbox");
    }

    /** Slows down what is sent to it from now on, until it is switched off. */
    public void limitRate(int megabitsPerSecond) {
        lab.limitRate(name, megabitsPerSecond);
    }

    /** Lets the network run at full speed again. */
    public void unlimitRate() {
        lab.unlimitRate(name);
    }

    /** Swallows what its sshd answers, as a firewall would: nobody can log in, and the agent goes on talking. */
    public void blockSsh() {
        lab.rule("add", name);
    }

    /** Lets its sshd answer again. */
    public void unblockSsh() {
        lab.rule("del", name);
    }

    /** Shuts it down in an orderly way and keeps its disk. */
    public void shutDown() {
        lab.script("box-down", name, "--keep");
    }

    /** Pulls its plug: everything on it ends at once, and it no longer answers. Its disk stays. */
    public void unplug() {
        lab.script("box-down", name, "--keep", "--hard");
    }

    /** Switches it on again with what is on its disk. */
    public void plugIn() {
        lab.script("box-up", name);
    }
}
