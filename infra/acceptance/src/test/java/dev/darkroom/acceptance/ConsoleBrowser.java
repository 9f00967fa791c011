package dev.darkroom.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The console in a browser: each window is another device, and what goes wrong in any is remembered. */
final class ConsoleBrowser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "console");
    private static final double PATIENCE_MS = 45_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS); // a call may start a function first
    }

    private final Chromium chromium = Chromium.start();
    private final List<String> complaints = new ArrayList<>();

    /** What a device's owner prefers. */
    record Taste(int width, int height, String locale, ColorScheme light) {
        static final Taste DESK = new Taste(1280, 860, "en-US", ColorScheme.LIGHT);
        static final Taste NIGHT = new Taste(1280, 860, "ko-KR", ColorScheme.DARK);
        static final Taste PHONE = new Taste(360, 740, "en-US", ColorScheme.LIGHT);
    }

    /** A device on which nobody was before. */
    Page open(Taste taste, String fragment) {
        BrowserContext device = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(taste.width(), taste.height())
                        .setLocale(taste.locale())
                        .setColorScheme(taste.light())
                        .setReducedMotion(ReducedMotion.REDUCE));
        device.setDefaultTimeout(PATIENCE_MS);
        Page page = device.newPage();
        page.onPageError(error -> complaints.add("script: " + error));
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            boolean isNetwork = message.text().contains("Failed to load resource")
                    || message.text().contains("WebSocket connection to");
            if (message.type().equals("error") && !isNetwork) {
                complaints.add("console: " + message.text());
            }
        });
        page.navigate(Cloud.darkroom().base() + "/#" + fragment);
        return page;
    }

    /** Errors, dialogs and breaches of the page's policy, in all windows so far; lost networks are none. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** For people to look at, below {@code target/console}. */
    static void picture(Page page, String name) {
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** How many pixels the page is wider than its window. */
    static int overflow(Page page) {
        return (Integer) page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
    }

    @Override
    public void close() {
        chromium.close();
    }
}
