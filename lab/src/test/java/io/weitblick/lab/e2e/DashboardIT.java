package io.weitblick.lab.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.demo.SampleMedia;
import io.weitblick.lab.real.RealBox;
import io.weitblick.lab.virtual.FleetBox;
import io.weitblick.lab.virtual.VirtualFleet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person with a mouse and a keyboard does the whole job, and a box shows the picture. */
class DashboardIT {
    private static final String BOX = "foyer";
    private static final String SITE = "Berlin";
    private static final String CLASSIC = "attic";
    private static final double PATIENCE_MILLIS = 15_000;
    /** At the cap of this test it takes a minute, without one a moment. */
    private static final int LARGE_BYTES = 6 * Stage.MEGABYTE;

    private static final int CAP_KILOBYTES_PER_SECOND = 100;

    private Stage stage;
    private Chromium chromium;
    private Page page;

    @BeforeEach
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        stage = Stage.open("dashboard");
        chromium = Chromium.open(stage.server().http().toString());
        page = chromium.page();
    }

    @AfterEach
    void close() {
        chromium.close();
        stage.close();
    }

    @Test
    void bringsAPictureFromTheDeskToTheScreen() throws IOException {
        RealBox box = stage.enrolledBox(BOX);
        Path picture = SampleMedia.welcome(stage.directory());
        logIn();
        upload(picture);
        makePlaylist("Foyer", "welcome.png");
        assign("Foyer", BOX);

        publish();

        assertThat(page.getByText("1 of 1 box on screen")).isVisible();
        chromium.takePictures("rollout");
        assertThat(box.plays(Sha256.of(picture) + ".png")).isTrue();
        seeTheWall();
    }

    @Test
    void stopsAPushHoldsItBackAndLetsItGo() {
        try (VirtualFleet fleet = fleet()) {
            FleetBox box = fleet.add(BOX);
            stage.api().patch("/boxes/" + BOX, Map.of("site", SITE)).ok();
            draft("large.png", LARGE_BYTES);
            logIn();
            editSite(dialog -> dialog.getByLabel("Bandwidth cap").fill(Integer.toString(CAP_KILOBYTES_PER_SECOND)));
            assertThat(sites()).containsText("At most 100 kB/s");
            publish();
            assertThat(row(BOX)).containsText("kB/s");
            chromium.takePictures("sending");

            button("Stop the delivery to " + BOX).click();

            assertThat(row(BOX)).containsText("Stopped");
            chromium.takePictures("stopped");
            assertThat(box.inboxBytes()).isPositive().isLessThan(LARGE_BYTES);
            closeTheWindow();
            retry();
            openTheWindow();
            stage.awaitBox(BOX, Stage.SOON, status -> status.shows("large.png"));
            visit(BOX);
            assertThat(page.getByText("large.png, confirmed by the box")).isVisible();
        }
    }

    @Test
    void takesAClassicBoxInAndSaysWhatItCannotPlay() {
        try (VirtualFleet fleet = fleet()) {
            // Its sshd stands for that of an unmodified Himblick.
            int port = fleet.add(BOX).wire().port();
            logIn();
            goTo("Boxes");
            addClassicBox(port);
            acceptHostKey();
            playlistOf("still.png", "moving.mp4");
            stage.api().assign("For " + CLASSIC, CLASSIC);

            goTo("Publish");

            assertThat(row(CLASSIC)).containsText("plays one kind of media at a time, not image and video mixed");
            assertThat(button("Publish")).isDisabled();
            chromium.takePictures("refused");
            playlistOf("still.png");
            assertThat(button("Publish")).isEnabled();
            assertThat(page.getByText("plays one kind of media")).hasCount(0);
        }
    }

    private VirtualFleet fleet() {
        return new VirtualFleet(
                stage.directory().resolve("boxes"), stage.server().http(), stage.api());
    }

    /** Uploads a picture and assigns it to the box; only to publish is left to do. */
    private void draft(String name, int bytes) {
        stage.api().upload(name, stage.picture(name, bytes, 91)).ok();
        stage.api().assign(stage.api().playlist("For " + BOX, 600, name), BOX);
    }

    /** Gives the classic box's playlist these items; what their bytes are does not matter to a plan. */
    private void playlistOf(String... names) {
        for (String name : names) {
            stage.api().upload(name, stage.picture(name, Stage.MEGABYTE, 92)).ok();
        }
        stage.api().playlist("For " + CLASSIC, 10, names);
    }

    private void editSite(Consumer<Locator> edit) {
        goTo("Settings");
        button("Edit " + SITE).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        edit.accept(dialog);
        button("Save").click();
        assertThat(dialog).hasCount(0);
    }

    private Locator sites() {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Sites"));
    }

    /** Without the cap from now on, but not before a day that is far from this one by any clock. */
    private void closeTheWindow() {
        String day = LocalDate.now(ZoneOffset.UTC)
                .plusDays(3)
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        editSite(dialog -> {
            dialog.getByLabel("Bandwidth cap").fill("");
            button("Add window").click();
            dialog.getByText(day, new Locator.GetByTextOptions().setExact(true)).click();
            dialog.getByRole(AriaRole.SWITCH, new Locator.GetByRoleOptions().setName("Allow a gap"))
                    .check();
            chromium.takePictures("site");
        });
        assertThat(sites())
                .containsText("No bandwidth cap · Media are sent " + day + " 22:00 to 05:00 the next morning"
                        + " · Logo while a large show arrives");
        JsonNode saved = stage.api()
                .items("/sites")
                .filter(site -> SITE.equals(site.path("name").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(saved.path("allowGap").asBoolean()).isTrue();
        assertThat(saved.path("bandwidthKBps").isNull()).isTrue();
        assertThat(saved.path("pushWindows")).hasSize(1);
    }

    private void retry() {
        visit(BOX);
        button("Retry now").click();
        assertThat(page.getByText("Waits for the site's window").first()).isVisible();
        chromium.takePictures("waits");
    }

    private void openTheWindow() {
        editSite(dialog -> button("Remove window 1").click());
        assertThat(sites()).containsText("Media are sent at any time");
    }

    private void addClassicBox(int port) {
        button("Add box").first().click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByText("Classic box", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(dialog.getByLabel("the media key", new Locator.GetByLabelOptions().setExact(true)))
                .containsText("ssh-ed25519 ");
        dialog.getByLabel("Hostname").fill(CLASSIC);
        dialog.getByLabel("Address").fill("127.0.0.1");
        dialog.getByLabel("SSH port").fill(Integer.toString(port));
        chromium.takePictures("add-classic");
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Add").setExact(true))
                .click();
    }

    private void acceptHostKey() {
        // The list has a badge, too, so its page first.
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Set up this classic box")))
                .isVisible();
        assertThat(page.getByText("Classic", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        chromium.takePictures("classic");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept host key"))
                .click();
        assertThat(page.getByText("Accepted", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    private void visit(String hostname) {
        goTo("Boxes");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(hostname).setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(hostname)))
                .isVisible();
    }

    private Locator row(String hostname) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(hostname));
    }

    private void logIn() {
        page.navigate("/");
        assertThat(page.getByLabel("Name")).isVisible();
        chromium.takePictures("login");
        page.getByLabel("Name").focus();
        page.keyboard().type("admin");
        page.keyboard().press("Tab");
        page.keyboard().type(stage.server().secret("admin-password"));
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main")))
                .isVisible();
    }

    private void upload(Path picture) {
        goTo("Media");
        FileChooser chooser =
                page.waitForFileChooser(() -> button("Upload").first().click());
        chooser.setFiles(picture);
        assertThat(button("Open " + picture.getFileName())).isVisible();
        chromium.takePictures("media");
    }

    private void makePlaylist(String name, String asset) {
        goTo("Playlists");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New playlist"))
                .first()
                .click();
        page.getByLabel("Name").click();
        page.keyboard().type(name);
        button("Add media").click();
        button(asset).click();
        button("Add item").click();
        chromium.takePictures("playlist");
        button("Save").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)))
                .isVisible();
    }

    private void assign(String playlist, String hostname) {
        goTo("Schedule");
        button("Assign playlist").first().click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Playlist").first().click();
        option(playlist).click();
        dialog.getByLabel("Boxes").first().click();
        page.keyboard().type(hostname);
        option(hostname).click();
        page.keyboard().press("Tab");
        chromium.takePictures("assign");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Assign"))
                .click();
        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Assignments")))
                .containsText(playlist);
        chromium.takePictures("schedule");
    }

    private void publish() {
        goTo("Publish");
        assertThat(page.getByText("of 1 will change")).isVisible();
        chromium.takePictures("publish");
        button("Publish").click();
    }

    private void seeTheWall() {
        goTo("Wall");
        Locator tile = page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(BOX));
        assertThat(tile).containsText("On screen");
        assertThat(tile).containsText("welcome.png");
        chromium.takePictures("wall");
        tile.click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(BOX)))
                .isVisible();
        chromium.takePictures("box");
        goTo("Boxes");
        chromium.takePictures("boxes");
    }

    private void goTo(String place) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"))
                .getByText(place, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator option(String name) {
        return page.getByRole(
                AriaRole.OPTION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
