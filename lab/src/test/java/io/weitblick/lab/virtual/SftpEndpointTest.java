package io.weitblick.lab.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.weitblick.lab.process.Program;
import io.weitblick.lab.real.SshOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint as OpenSSH's own client sees it. */
class SftpEndpointTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    Path dir;

    private SftpEndpoint endpoint;
    private Path inbox;
    private Path mediaKeys;

    @BeforeEach
    void start() throws IOException {
        inbox = Files.createDirectories(dir.resolve("media/inbox"));
        Path jail = Files.createDirectories(dir.resolve("jail"));
        Files.createSymbolicLink(jail.resolve("media"), inbox);
        mediaKeys = dir.resolve("media_keys");
        Program.output(
                TIMEOUT,
                List.of(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-f",
                        dir.resolve("key").toString()));
        endpoint = SftpEndpoint.start(jail, dir.resolve("ssh"), mediaKeys, 0);
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void storesFilesAndTellsSpaceToTheKeysOwner() throws IOException {
        Files.copy(dir.resolve("key.pub"), mediaKeys);
        Path file = Files.writeString(dir.resolve("a"), "picture");

        Program.Result result = sftp(
                "media",
                "version",
                "put -f " + file + " /media/a.part",
                "rename /media/a.part /media/a.png",
                "df /media");

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(inbox.resolve("a.png")).hasContent("picture");
        assertThat(inbox.resolve("a.part")).doesNotExist();
        assertThat(result.text()).contains("%Capacity");
    }

    @Test
    void refusesAnyOtherKey() throws IOException {
        Files.writeString(mediaKeys, "");

        assertThat(sftp("media", "ls").ok()).isFalse();
    }

    @Test
    void refusesAnyOtherUser() throws IOException {
        Files.copy(dir.resolve("key.pub"), mediaKeys);

        assertThat(sftp("pi", "ls").ok()).isFalse();
        assertThat(sftp("media", "ls").ok()).isTrue();
    }

    @Test
    void keepsItsHostKeyOverARestart() throws IOException {
        String before = Files.readString(dir.resolve("ssh/ssh_host_ed25519_key.pub"));
        endpoint.close();

        endpoint = SftpEndpoint.start(dir.resolve("jail"), dir.resolve("ssh"), mediaKeys, 0);

        assertThat(dir.resolve("ssh/ssh_host_ed25519_key.pub")).hasContent(before);
    }

    private Program.Result sftp(String user, String... commands) throws IOException {
        Path batch = Files.writeString(dir.resolve("batch"), String.join("\n", commands) + "\n");
        List<String> line = new ArrayList<>(List.of("sftp", "-b", batch.toString()));
        line.addAll(List.of(
                "-P",
                Integer.toString(endpoint.port()),
                "-i",
                dir.resolve("key").toString()));
        line.addAll(SshOptions.LAB);
        line.add(user + "@127.0.0.1");
        return Program.run(TIMEOUT, line);
    }
}
