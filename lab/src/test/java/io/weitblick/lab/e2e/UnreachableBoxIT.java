package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weitblick.lab.client.BoxStatus;
import io.weitblick.lab.client.Reply;
import io.weitblick.lab.real.RealBox;
import io.weitblick.lab.swarm.SyncSwarm;
import io.weitblick.lab.virtual.FleetBox;
import io.weitblick.lab.virtual.VirtualFleet;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Boxes that the server cannot or must not deliver to: each gets a reason, and no byte. */
class UnreachableBoxIT {
    private static final Duration NOTICED = Duration.ofSeconds(45);

    private static final String BOX = "stranger";

    private static Stage stage;
    private static RealBox box;

    @BeforeAll
    static void open() {
        stage = Stage.open("unreachable-box");
        stage.api().upload("a.png", stage.picture("a.png", Stage.MEGABYTE, 31)).ok();
        stage.api().upload("b.png", stage.picture("b.png", Stage.MEGABYTE, 32)).ok();
        box = stage.enrolledBox(BOX);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void sendsNothingToABoxWhoseHostKeyHasChanged() {
        // A connection kept from the push before has proved the old key; it goes as well.
        box.ssh("sudo sh -c 'rm /etc/ssh/ssh_host_*; ssh-keygen -q -t ed25519 -N \"\" -f /etc/ssh/ssh_host_ed25519_key;"
                + " systemctl restart ssh; pkill -KILL -u media sshd; true'");

        String before = logins();

        stage.api().show(BOX, "a.png");

        stage.awaitBox(BOX, NOTICED, status -> status.reason().equals("HOST_KEY_CHANGED"));
        assertThat(box.inboxListing()).noneMatch(line -> line.contains(".png"));
        assertThat(logins()).isEqualTo(before);

        stage.api()
                .post("/boxes/" + BOX + "/host-key", Map.of("fingerprint", unacceptedKey(BOX)))
                .ok();

        stage.awaitBox(BOX, NOTICED, status -> status.shows("a.png"));
    }

    @Test
    void refusesToAcceptAKeyThatTheBoxNeverShowed() {
        stage.api().addBox(Map.of("hostname", "keyless"));

        Reply reply = stage.api().post("/boxes/keyless/host-key", Map.of("fingerprint", "SHA256:" + "A".repeat(43)));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("host-key-unseen");
    }

    @Test
    void saysThatAnAgentTalksWhileAFirewallIsBetween() {
        box.blockSsh();

        stage.api().show(BOX, "b.png");

        BoxStatus status = stage.awaitBox(BOX, NOTICED, seen -> seen.reason().equals("SFTP_BLOCKED"));
        assertThat(status.state()).isEqualTo("DIFFERS");
        assertThat(status.detail()).contains(BOX, "22");
        box.unblockSsh();
        stage.awaitBox(BOX, NOTICED, seen -> seen.shows("b.png"));
    }

    @Test
    void saysThatAnAgentTalksWhileThePortIsClosed() {
        try (VirtualFleet fleet = new VirtualFleet(
                stage.directory().resolve("boxes"), stage.server().http(), stage.api())) {
            FleetBox closed = fleet.add("closed");
            // The show of its enrolment first: a connection in the making would outlive the cut.
            stage.awaitBox("closed", Stage.SOON, seen -> !seen.state().equals("UPDATING"));
            closed.wire().refuse();

            stage.api().show("closed", "a.png");

            BoxStatus status =
                    stage.awaitBox("closed", Stage.SOON, seen -> seen.reason().equals("SFTP_BLOCKED"));
            assertThat(status.detail())
                    .contains("closed", Integer.toString(closed.wire().port()));
            closed.wire().restore();
            stage.awaitBox("closed", NOTICED, seen -> seen.shows("a.png"));
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

    /** How often sshd has heard from media, let in or not. */
    private static String logins() {
        return box.ssh("sudo journalctl --no-pager -u ssh | grep -c 'for media\\|user media' || true");
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
