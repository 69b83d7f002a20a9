package io.weitblick.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weitblick.agent.player.SliceSettings;
import io.weitblick.common.conf.ConfFile;
import io.weitblick.common.hash.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxConfTest {
    private static final String PIN = "AB:".repeat(31) + "AB";

    private static AgentSettings settings(String himblick, String agent) {
        return new BoxConf(ConfFile.parse(himblick), ConfFile.parse(agent)).settings("raspberry", "m1");
    }

    @Test
    void hasABoxsDefaults() {
        AgentSettings settings = settings("", "");

        assertThat(settings)
                .isEqualTo(new AgentSettings("raspberry", "m1", null, null, Directories.OF_BOX, Timing.OF_BOX));
        assertThat(settings.directories().inbox()).isEqualTo(Path.of("/srv/media/inbox"));
        assertThat(settings.timing().syncWait()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void readsEveryKey() {
        AgentSettings settings = settings("""
                [general]
                Name: Lobby
                [fleet]
                server = https://weitblick.example:8443/
                server fingerprint = %s
                enrollment token = wbe_1
                """.formatted(PIN), """
                [sync]
                wait seconds = 30
                [directories]
                media = /m
                state = /s
                run = /r
                host keys = /k
                """);

        assertThat(settings.hostname()).isEqualTo("lobby");
        assertThat(settings.enrollmentToken()).isEqualTo("wbe_1");
        assertThat(settings.server())
                .isEqualTo(
                        new ServerAddress(URI.create("https://weitblick.example:8443/"), new Sha256("ab".repeat(32))));
        assertThat(settings.server().resolve("/api/x")).hasToString("https://weitblick.example:8443/api/x");
        assertThat(settings.directories())
                .isEqualTo(new Directories(Path.of("/m"), Path.of("/s"), Path.of("/r"), Path.of("/k")));
        assertThat(settings.timing().syncWait()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server = https://weitblick.example",
                "server = https://weitblick.example\nserver fingerprint = ab",
                "server = http://weitblick.example\nserver fingerprint = ab",
                "server = http://10.0.0.1",
                "server = http://127.0.0.1.example",
                "server = weitblick.example:8443",
                "server = https:// x"
            })
    void playsWithoutAServerWhenItsAddressIsWrong(String fleet) {
        assertThat(settings("[fleet]\n" + fleet, "").server()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "-1", "soon"})
    void waitsAsUsualWhenTheWaitIsWrong(String seconds) {
        assertThat(settings("", "[sync]\nwait seconds = " + seconds).timing()).isEqualTo(Timing.OF_BOX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:80"})
    void talksPlainlyToThisMachineOnly(String server) {
        assertThat(settings("[fleet]\nserver = " + server, "").server()).isNotNull();
    }

    @Test
    void doesNotAcceptASliceThatIsNone() {
        ConfFile conf = ConfFile.parse("[player]\nslice = --all\n");

        assertThatThrownBy(() -> SliceSettings.of(conf)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void understandsTheFileThatComesWithIt() throws IOException {
        ConfFile shipped = ConfFile.read(Path.of("src/box/etc/weitblick/agent.conf"));

        assertThat(shipped.problems()).isEmpty();
        assertThat(SliceSettings.of(shipped).commands()).containsOnlyKeys("image", "video", "document");
        assertThat(new BoxConf(ConfFile.parse(""), shipped).settings("raspberry", "m1"))
                .isEqualTo(settings("", ""));
    }
}
