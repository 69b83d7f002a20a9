package io.weitblick.lab.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.lab.LabException;
import io.weitblick.lab.process.Program;
import io.weitblick.lab.real.SshOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real sshd of a virtual box as OpenSSH's own client sees it. */
class OpenSshEndpointTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    Path dir;

    private OpenSshEndpoint endpoint;
    private Path inbox;
    private Path mediaKeys;

    @BeforeEach
    void start() throws IOException {
        inbox = Files.createDirectories(dir.resolve("media/inbox"));
        mediaKeys = dir.resolve("media_keys");
        String key = dir.resolve("key").toString();
        Program.output(TIMEOUT, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key));
        endpoint = OpenSshEndpoint.start(dir.resolve("sshd"), inbox, dir.resolve("ssh"), mediaKeys, 0);
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void storesFilesForTheKeysOwnerAlone() throws IOException {
        Path file = Files.writeString(dir.resolve("a"), "picture");
        assertThat(sftp(TIMEOUT, "ls").ok()).isFalse();
        Files.copy(dir.resolve("key.pub"), mediaKeys);

        Program.Result result =
                sftp(TIMEOUT, "put -f " + file + " /media/a.part", "rename /media/a.part /media/a.png", "ls -1 /");

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(inbox.resolve("a.png")).hasContent("picture");
        assertThat(result.text()).contains("/media").doesNotContain("etc");
        assertThat(endpoint.connections()).isEqualTo(2);
        assertThat(endpoint.logins()).isEqualTo(1);
    }

    @Test
    void standsStillWhileItIsFrozen() throws IOException {
        Files.copy(dir.resolve("key.pub"), mediaKeys);
        endpoint.freeze();

        Assertions.assertThatThrownBy(() -> sftp(Duration.ofSeconds(2), "ls"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("did not end");

        endpoint.thaw();
        assertThat(sftp(TIMEOUT, "ls").ok()).isTrue();
    }

    @Test
    void refusesWhileItIsStopped() throws IOException {
        Files.copy(dir.resolve("key.pub"), mediaKeys);
        int port = endpoint.port();
        endpoint.stop();

        Program.Result refused = sftp(TIMEOUT, "ls");

        assertThat(refused.errors()).contains("Connection refused");
        endpoint.restart();
        assertThat(endpoint.port()).isEqualTo(port);
        await().atMost(TIMEOUT).until(() -> sftp(TIMEOUT, "ls").ok());
    }

    private Program.Result sftp(Duration timeout, String... commands) throws IOException {
        Path batch = Files.writeString(dir.resolve("batch"), String.join("\n", commands) + "\n");
        List<String> line = new ArrayList<>(List.of("sftp", "-b", batch.toString()));
        line.addAll(List.of("-P", Integer.toString(endpoint.port())));
        line.addAll(List.of("-i", dir.resolve("key").toString()));
        line.addAll(SshOptions.LAB);
        line.add("media@127.0.0.1");
        return Program.run(timeout, line);
    }
}
