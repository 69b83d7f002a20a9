package io.weitblick.lab.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.weitblick.common.hash.Sha256;
import io.weitblick.lab.demo.SampleMedia;
import io.weitblick.lab.real.RealBox;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person with a mouse and a keyboard does the whole job, and a real box shows the picture. */
class DashboardIT {
    private static final String BOX = "foyer";
    private static final double PATIENCE_MILLIS = 15_000;

    private Stage stage;
    private RealBox box;
    private Chromium chromium;
    private Page page;

    @BeforeEach
    void open() {
        stage = Stage.open("dashboard");
        box = stage.enrolledBox(BOX);
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
        Path picture = SampleMedia.welcome(stage.directory());
        logIn();
        upload(picture);
        makePlaylist("Foyer", "welcome.png");
        assign("Foyer", BOX);

        publish();

        assertThat(page.getByText("1 of 1 box on screen"))
                .isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        chromium.takePictures("rollout");
        assertThat(box.plays(Sha256.of(picture) + ".png")).isTrue();
        seeTheWall();
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
        assertThat(tile).containsText("On screen", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
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
