package io.weitblick.lab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.process.Program;
import io.weitblick.lab.real.PlayerProcess;
import io.weitblick.lab.real.RealBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stolen media key: it can fill the inbox, but it gets no shell and never changes a screen. */
class HostileInboxIT {
    private static final String BOX = "victim";
    private static final String OTHER = "bystander";
    private static final Duration NOTICED = Duration.ofSeconds(15);

    private static Stage stage;
    private static RealBox box;
    private static RealBox other;
    private static String firstShow;
    private static String shown;

    private Path directory;
    private MediaThief thief;

    @BeforeAll
    static void open() {
        stage = Stage.open("hostile-inbox");
        box = stage.enrolledBox(BOX);
        other = stage.enrolledBox(OTHER);
        show("old.png", 21);
        firstShow = signedShow(box);
        shown = show("current.png", 22);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void steal() throws IOException {
        directory = Files.createDirectories(stage.directory().resolve("thief"));
        thief = new MediaThief(box, stage.lab().adminKey());
        thief.steal();
    }

    @Test
    void keepsMediaInTheJail() {
        assertThat(thief.sftp(directory, "ls -1 /").text()).contains("media").doesNotContain("etc", "srv");
        assertThat(thief.sftp(directory, "get /etc/passwd " + directory).ok()).isFalse();
        assertThat(thief.sftp(directory, "get /media/../etc/passwd " + directory)
                        .ok())
                .isFalse();
        assertThat(thief.sftp(directory, "mkdir /new").ok()).isFalse();
        assertThat(thief.sftp(directory, "ls /media/../../store").ok()).isFalse();
    }

    @Test
    void refusesShellsAndCommands() {
        Program.Result command = thief.ssh(List.of(), "id");
        Program.Result shell = thief.ssh(List.of("-tt"));

        assertThat(command.ok()).isFalse();
        assertThat(command.text()).doesNotContain("uid=");
        assertThat(shell.ok()).isFalse();
    }

    @Test
    void refusesForwarding() {
        Program.Result inwards = thief.ssh(List.of("-W", "127.0.0.1:22"));
        Program.Result outwards =
                thief.ssh(List.of("-N", "-o", "ExitOnForwardFailure=yes", "-R", "12345:127.0.0.1:22"));

        assertThat(inwards.text()).doesNotContain("SSH-2.0");
        assertThat(inwards.ok()).isFalse();
        assertThat(outwards.ok()).isFalse();
    }

    @Test
    void ignoresAShowWithABadSignature() throws IOException {
        String forged = signedShow(box).replaceAll("\\.[^.]*$", "." + "A".repeat(86));

        assertIsRefused("1000001.jws", forged, "SHOW_SIGNATURE");
    }

    @Test
    void ignoresAShowThatIsNoShow() throws IOException {
        assertIsRefused("1000002.jws", "not a show", "SHOW_SIGNATURE");
    }

    @Test
    void ignoresAShowForAnotherBox() throws IOException {
        stage.api().show(OTHER, "old.png");
        stage.awaitBox(OTHER, Stage.SOON, status -> status.shows("old.png"));

        assertIsRefused("1000003.jws", signedShow(other), "SHOW_OTHER_BOX");
    }

    @Test
    void ignoresAnOldShow() throws IOException {
        assertIsRefused("1000004.jws", firstShow, "SHOW_OLD_GENERATION");
    }

    @Test
    void fetchesAgainWhatSomebodyHasReplaced() throws IOException {
        Path genuine = stage.picture("contested.png", Stage.MEGABYTE, 23);
        Path forged = stage.picture("forged.png", Stage.MEGABYTE, 24);
        String digest = stage.curlUpload(genuine);
        Program.Result planted = thief.sftp(directory, "put " + forged + " /media/" + digest + ".png");
        assertThat(planted.ok()).as(planted.errors()).isTrue();

        stage.api().show(BOX, "contested.png");

        await().atMost(Stage.SOON).until(() -> box.plays(digest + ".png"));
        assertThat(box.ssh("sudo sha256sum /srv/media/store/objects/" + digest + ".png"))
                .startsWith(digest);
        stage.awaitBox(BOX, Stage.SOON, status -> status.shows("contested.png"));
        shown = digest;
    }

    private void assertIsRefused(String name, String show, String reason) throws IOException {
        Path file = Files.writeString(directory.resolve("planted.jws"), show);
        List<PlayerProcess> before = box.playerProcesses();

        Program.Result planted = thief.sftp(
                directory,
                "put " + file + " /media/planted.part",
                "rename /media/planted.part /media/" + name,
                "-rm /media/remove-when-done");

        assertThat(planted.ok()).as(planted.errors()).isTrue();
        stage.awaitBox(BOX, NOTICED, status -> status.reason().equals(reason));
        assertThat(before).isNotEmpty();
        assertThat(box.playerProcesses())
                .extracting(PlayerProcess::pid)
                .containsExactlyInAnyOrderElementsOf(
                        before.stream().map(PlayerProcess::pid).toList());
        assertThat(box.plays(shown + ".png")).isTrue();
    }

    private static String show(String name, long seed) {
        Path picture = stage.picture(name, Stage.MEGABYTE, seed);
        stage.api().upload(name, picture).ok();
        stage.api().show(BOX, name);
        stage.awaitBox(BOX, Stage.SOON, status -> status.shows(name));
        return digest(picture);
    }

    private static String digest(Path file) {
        try {
            return Sha256.of(file).hex();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The newest show in the box's store, as it was signed. */
    private static String signedShow(RealBox from) {
        return from.ssh("sudo sh -c 'ls /srv/media/store/shows/*.jws | sort -V | tail -n 1 | xargs cat'")
                .strip();
    }
}
