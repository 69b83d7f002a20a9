package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weitblick.lab.client.BoxStatus;
import io.weitblick.lab.client.Reply;
import io.weitblick.lab.real.RealBox;
import io.weitblick.lab.swarm.SyncSwarm;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Boxes that the server cannot or must not deliver to: each gets a reason, and no byte. */
class UnreachableBoxIT {
    private static final Duration NOTICED = Duration.ofSeconds(45);

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = Stage.open("unreachable-box");
        stage.api().upload("a.png", stage.picture("a.png", Stage.MEGABYTE, 31)).ok();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void sendsNothingToABoxWhoseHostKeyHasChanged() {
        RealBox box = stage.enrolledBox("stranger");
        box.ssh("sudo sh -c 'rm /etc/ssh/ssh_host_*; ssh-keygen -q -t ed25519 -N \"\" -f /etc/ssh/ssh_host_ed25519_key;"
                + " systemctl restart ssh'");

        stage.api().show("stranger", "a.png");

        stage.awaitBox("stranger", NOTICED, status -> status.reason().equals("HOST_KEY_CHANGED"));
        assertThat(box.inboxListing()).noneMatch(line -> line.contains(".png"));

        stage.api()
                .post("/boxes/stranger/host-key", Map.of("fingerprint", unacceptedKey("stranger")))
                .ok();

        stage.awaitBox("stranger", NOTICED, status -> status.shows("a.png"));
    }

    @Test
    void refusesToAcceptAKeyThatTheBoxNeverShowed() {
        stage.api().addBox(Map.of("hostname", "keyless"));

        Reply reply = stage.api().post("/boxes/keyless/host-key", Map.of("fingerprint", "SHA256:" + "A".repeat(43)));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("host-key-unseen");
    }

    @Test
    void saysThatAnAgentTalksWhileSftpIsBlocked() {
        try (SyncSwarm swarm = new SyncSwarm(stage.server().http())) {
            swarm.enroll(stage.api().enrollmentToken(1), "walled", 1);
            swarm.sync(20);
            String nobody = stage.lab().serverAddress().replaceAll("1$", "250");
            stage.api().patch("/boxes/walled-0", Map.of("address", nobody)).ok();

            stage.api().show("walled-0", "a.png");

            BoxStatus status = stage.awaitBox(
                    "walled-0",
                    NOTICED,
                    box -> !box.reason().isEmpty() && box.state().equals("DIFFERS"));
            assertThat(status.reason()).isEqualTo("SFTP_BLOCKED");
            assertThat(status.detail()).contains("walled-0", "22");
        }
    }

    @Test
    void refusesASecondAgentWithTheSameName() {
        try (SyncSwarm first = new SyncSwarm(stage.server().http());
                SyncSwarm second = new SyncSwarm(stage.server().http())) {
            first.enroll(stage.api().enrollmentToken(1), "twin", 1);
            first.sync(20);
            String id = stage.api().box("twin-0").id();

            Reply reply = second.tryEnroll(stage.api().enrollmentToken(1), "twin-0");

            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.code()).isEqualTo("duplicate-identity");
            assertThat(reply.body().path("detail").asText()).contains("twin-0");
            assertThat(stage.api().box("twin-0").id()).isEqualTo(id);
            first.waiting(Duration.ZERO);
        }
    }

    @Test
    void refusesAnEnrolmentTokenThatIsUsedUp() {
        String token = stage.api().enrollmentToken(1);
        try (SyncSwarm swarm = new SyncSwarm(stage.server().http())) {
            swarm.enroll(token, "first", 1);

            Reply reply = swarm.tryEnroll(token, "late");

            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("token-invalid");
        }
    }

    private static String unacceptedKey(String box) {
        JsonNode keys = stage.api().box(box).json().path("hostKeys");
        return StreamSupport.stream(keys.spliterator(), false)
                .filter(key -> !key.path("accepted").asBoolean())
                .map(key -> key.path("fingerprint").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no key waits to be accepted: " + keys));
    }
}
