package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.lab.process.Program;
import io.weitblick.lab.real.RealBox;
import io.weitblick.lab.real.SshOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The package's drop-in for sshd against everything that a thief of the media key might try; and an sshd without it. */
class MediaJailIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String PLAIN_PORT = "2222";
    private static final int LEAST_OPEN = 20;

    private static Stage stage;
    private static RealBox box;

    @BeforeAll
    static void open() {
        stage = Stage.open("media-jail");
        box = stage.enrolledBox("jail");
        new MediaThief(box, stage.lab().adminKey()).steal();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void nothingButSftpWithinTheInboxWorks() throws IOException {
        assertThat(bash("echo 'ls -1 /' | $SFTP $TO | grep -q -x /media", "22", "/media", "/"))
                .isTrue();

        assertThat(escapes("22", "/media", "/")).isEmpty();
    }

    /** The same account with a shell, at an sshd of Debian's defaults: most of it works, so the attempts are real. */
    @Test
    void anSshdWithoutTheDropInIsAnOpenDoor() throws IOException {
        box.ssh("""
                sudo sh -c '
                usermod -s /bin/bash media
                install -d -m 0755 /run/plain /tmp/outside && chmod 0777 /tmp/outside
                cp /home/pi/.ssh/authorized_keys /run/plain/keys && chmod 0644 /run/plain/keys
                printf "%s\\n" "HostKey /etc/ssh/ssh_host_ed25519_key" "AuthorizedKeysFile /run/plain/keys" \
                  "StrictModes no" "UsePAM yes" "PidFile none" "X11Forwarding yes" "AcceptEnv LC_*" \
                  "Subsystem sftp internal-sftp" >/run/plain/config
                /usr/sbin/sshd -f /run/plain/config -p 2222'
                """);

        List<String> open = escapes(PLAIN_PORT, "/tmp", "/tmp/outside");

        assertThat(open).hasSizeGreaterThanOrEqualTo(LEAST_OPEN);
    }

    private static List<String> escapes(String port, String inbox, String outside) throws IOException {
        List<String> worked = new ArrayList<>();
        for (Escape escape : Escape.ALL) {
            if (bash(escape.script(), port, inbox, outside)) {
                worked.add(escape.name());
            }
        }
        return worked;
    }

    private static boolean bash(String script, String port, String inbox, String outside) throws IOException {
        Path directory = Files.createTempDirectory(stage.directory(), "thief");
        String options = "-i " + stage.lab().adminKey() + " " + String.join(" ", SshOptions.LAB);
        String names = """
                KEY=%s INBOX=%s OUTSIDE=%s DIR=%s TO=media@%s HUB=%s:22 FREE=$((20000 + RANDOM %% 20000))
                SSH="ssh -p %s %s" SFTP="sftp -q -b - -P %s %s" SCP="scp -P %s %s"
                """.formatted(
                        stage.lab().adminKey(),
                        inbox,
                        outside,
                        directory,
                        box.address(),
                        box.address(),
                        port,
                        options,
                        port,
                        options,
                        port,
                        options);
        Program.Result result = Program.run(LIMIT, List.of("bash", "-c", names + script));
        return result.ok();
    }
}
