package io.weitblick.lab.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium with a person's hands: a page, and pictures of it. */
final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final Path screenshots;

    private Chromium(Playwright playwright, Browser browser, Page page, Path screenshots) {
        this.playwright = playwright;
        this.browser = browser;
        this.page = page;
        this.screenshots = screenshots;
    }

    /** Opens a browser on this site; pictures go to {@code target/screenshots}. */
    static Chromium open(String site) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(FLAGS));
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setBaseURL(site).setViewportSize(WIDTH, HEIGHT));
        return new Chromium(playwright, browser, context.newPage(), Path.of("target", "screenshots"));
    }

    Page page() {
        return page;
    }

    /** Takes a picture of what is to be seen, light and dark, and as it looks on a phone. */
    void takePictures(String name) {
        picture(name + "-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        picture(name + "-phone");
        page.setViewportSize(WIDTH, HEIGHT);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(screenshots.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
