package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.weitblick.lab.client.WeitblickClient;
import io.weitblick.lab.process.Poll;
import io.weitblick.lab.process.Program;
import io.weitblick.lab.process.Project;
import io.weitblick.lab.real.RealBox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Debian package on real systemd boxes: what it installs, what it lets nobody do, and what is left of it. */
class PackageIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final double MOST_EXPOSURE = 2.0;

    private static Stage stage;
    private static RealBox box;

    @BeforeAll
    static void open() {
        stage = Stage.open("package");
        box = stage.enrolledBox("packed");
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void lintianFindsNoError() {
        Program.Result result = Program.run(
                SOON,
                List.of(
                        "lintian",
                        "--fail-on",
                        "error",
                        "--allow-root",
                        Project.find().boxPackage().toString()));

        assertThat(result.ok()).as(result.text() + result.errors()).isTrue();
    }

    @Test
    void itsUnitsRun() {
        assertThat(box.trySsh("systemctl --failed --no-legend --plain").text()).isBlank();
        assertThat(box.ssh("systemctl is-active weitblick-host-setup weitblick-host-keys srv-jail-media.mount"
                        + " weitblick-requests.path"))
                .isEqualToIgnoringWhitespace("active active active active");
        assertThat(agentProperty("Type")).isEqualTo("notify");
        assertThat(agentProperty("StatusText")).isEmpty();
        assertThat(agentProperty("ActiveState")).isEqualTo("active");
        assertThat(agentProperty("WatchdogUSec")).isNotEqualTo("0");
    }

    private static String agentProperty(String name) {
        return box.ssh("sudo systemctl --user -M signage@.host show -P " + name + " weitblick-agent")
                .strip();
    }

    @Test
    void theAgentIsSandboxed() {
        String verdict = box.trySsh(
                        "sudo -u signage XDG_RUNTIME_DIR=/run/user/$(id -u signage) systemd-analyze --user security --no-pager"
                                + " weitblick-agent.service | tail -n 1")
                .text();

        assertThat(verdict).contains("exposure level");
        assertThat(Double.parseDouble(verdict.replaceAll("(?s).*: ([0-9.]+) .*", "$1")))
                .isLessThanOrEqualTo(MOST_EXPOSURE);
    }

    @Test
    void theAgentIsStartedAgainWhenItStandsStill() {
        String before = agentProperty("MainPID");
        box.ssh("sudo systemctl --user -M signage@.host kill --kill-whom=main --signal=STOP weitblick-agent");

        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    assertThat(agentProperty("MainPID")).isNotEqualTo(before).isNotEqualTo("0");
                    assertThat(agentProperty("ActiveState")).isEqualTo("active");
                });
    }

    @Test
    void aPersonCanStartItAnew() {
        WeitblickClient api = stage.server().admin();
        String bootId = box.ssh("sudo cat /run/weitblick/boot-id");

        String command = api.post("/boxes/packed/commands", Map.of("kind", "REBOOT"))
                .ok()
                .path("id")
                .asText();

        Poll.until(SOON, "the reboot is answered", () -> "DONE".equals(state(api, command)));
        assertThat(box.ssh("sudo cat /run/weitblick/boot-id")).isNotEqualTo(bootId);
    }

    private static String state(WeitblickClient api, String command) {
        for (JsonNode item : api.get("/boxes/packed/commands").ok().path("items")) {
            if (item.path("id").asText().equals(command)) {
                return item.path("state").asText();
            }
        }
        return "";
    }

    @Test
    void nothingInTheQueueHangsOrOverwhelmsRoot() {
        box.ssh("""
                sudo -u signage sh -c '
                cd /run/weitblick-host/requests
                mkfifo pipe.request
                ln -s /etc/shadow link.request
                mkdir directory.request
                head -c 5000 /dev/zero >long.request
                for i in $(seq 40); do echo nonsense >many-$i.request; done'
                """);

        Poll.until(SOON, "the queue is empty", () -> box.ssh("sudo ls -A /run/weitblick-host/requests")
                .isBlank());
        assertThat(box.ssh("cat /run/weitblick-host/results/many-7.result")).startsWith("failed ");
        assertThat(box.ssh("sudo grep -c ^root: /etc/shadow").strip()).isEqualTo("1");
        box.ssh("sudo -u signage sh -c 'cd /run/weitblick-host/requests; echo apply-card >.a; mv .a after.request'");
        Poll.until(SOON, "root still listens", () -> box.trySsh("cat /run/weitblick-host/results/after.result")
                .text()
                .startsWith("ok "));
    }

    @Test
    void theCardsWordsBecomeTheMachines() {
        RealBox named = stage.lab().up("renamed", """
                [general]
                name = window
                timezone = Europe/Rome
                wifi country = xx
                """);

        assertThat(named.ssh("hostname").strip()).isEqualTo("window");
        assertThat(named.ssh("readlink /etc/localtime").strip()).isEqualTo("/usr/share/zoneinfo/Europe/Rome");
        assertThat(named.ssh("cat /boot/firmware/himblick-status.txt"))
                .contains("line 4: [general] wifi country \"xx\" is not a country's two letters");
        Program.Result dry = named.trySsh("sudo weitblick-host-setup --dry-run");
        assertThat(dry.status()).isEqualTo(1);
        assertThat(dry.text()).contains("hostname window");
        stage.lab().remove(named);
    }

    @Test
    void canBeRemovedInstalledAgainAndPurged() {
        RealBox other = stage.lab().up("leaving", "[general]\nname = leaving\n");
        other.sftpPut(Project.find().boxPackage(), "/tmp/weitblick-box.deb");

        other.ssh("sudo dpkg --remove weitblick-box");
        assertThat(other.ssh("sudo test -d /var/lib/weitblick/host && echo kept"))
                .contains("kept");
        other.ssh("sudo dpkg --install /tmp/weitblick-box.deb");
        assertThat(other.ssh("systemctl is-active weitblick-requests.path").strip())
                .isEqualTo("active");
        other.ssh("sudo dpkg --install /tmp/weitblick-box.deb");
        other.ssh("sudo dpkg --purge weitblick-box");

        assertThat(other.ssh("sudo sshd -t && echo fine")).contains("fine");
        assertThat(other.trySsh("systemctl --failed --no-legend --plain").text())
                .isBlank();
        for (String path : List.of("/var/lib/weitblick", "/usr/lib/weitblick", "/etc/weitblick", "/srv/jail")) {
            assertThat(other.trySsh("sudo ls -d " + path).ok()).as(path).isFalse();
        }
        assertThat(other.trySsh(
                                "sudo find / -xdev -name '*weitblick*' -not -path '/proc/*' | grep -v -e /var/lib/dpkg -e /var/log -e /tmp")
                        .text())
                .isBlank();
        stage.lab().remove(other);
    }
}
