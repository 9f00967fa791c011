package dev.darkroom.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import dev.darkroom.acceptance.ConsoleBrowser.Taste;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pictures in the console, as somebody at a screen composes them. */
class ConsoleComposeE2E extends AtTheConsole {
    private static final String EVIL = "A <img src=x onerror=alert(1)> red boat on the sea, the sun above";
    /** Tab stops of a page: whoever has passed so many has passed all. */
    private static final int ALL_STOPS = 80;

    @Test
    void wordsBecomeAPictureAndBranchesGrowFromItAtOnce() {
        Page page = browser.open(Taste.DESK, "compose");
        findObjects(page, EVIL);
        drag(page.locator(".compose-draft .sheet"), 0.1, 0.5, 0.5, 0.9);
        assertThat(page.locator("#box-width")).hasValue("40");
        ConsoleBrowser.picture(page, "compose-plan-light");
        start(page);

        nodes(page, Pattern.compile("[2-9]|\\d\\d"));
        ConsoleBrowser.picture(page, "compose-running-light");
        nodes(page, 21);
        assertThat(page.locator(".session-prompt")).hasText(EVIL);

        branch(page, "<b>brighter</b>", "Everywhere");
        branch(page, "a tree", "In a box");
        branch(page, "warmer", "At a point");
        nodes(page, 21 + 3 * 20);
        assertThat(page.locator(".run[data-state=complete]")).hasCount(4);
        assertThat(page.getByRole(AriaRole.BUTTON, named("<b>brighter</b>"))).isVisible();
        assertThat((Integer) page.locator(".big").evaluate("image => image.decode().then(() => image.naturalWidth)"))
                .isEqualTo(512);
        ConsoleBrowser.picture(page, "compose-branches-light");

        page.reload();
        nodes(page, 21 + 3 * 20);
        assertThat(page.locator(".run[data-state=complete]")).hasCount(4);
        page.getByRole(AriaRole.BUTTON, named("Delete")).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(page.getByLabel("Prompt")).isVisible();
        assertThat(page.locator(".recent")).hasCount(0);
    }

    @Test
    void reloadsAndCutsLoseAndDoubleNothing() {
        Page page = browser.open(Taste.PHONE, "compose");
        page.getByLabel("Prompt").fill("a house and a tree");
        takeSteps(page, 60); // long enough to lose the network meanwhile
        assertThat(ConsoleBrowser.overflow(page)).isNotPositive();

        start(page);
        nodes(page, Pattern.compile("^([2-9]|[1-5]\\d) nodes"));
        page.reload();
        nodes(page, Pattern.compile("^([2-9]|[1-5]\\d) nodes"));
        page.context().setOffline(true);
        assertThat(page.getByText("Reconnecting …")).isVisible();
        ConsoleBrowser.picture(page, "compose-cut-phone");
        await("the run ends while nobody can see it")
                .atMost(Duration.ofMillis(A_RUN_MS))
                .until(() -> hasEnded(page));
        page.context().setOffline(false);

        nodes(page, 61);
        assertThat(page.locator(".run[data-state=complete]")).hasCount(1);
        assertThat(page.locator(".network")).hasText("Live");
        assertThat(ConsoleBrowser.overflow(page)).isNotPositive();
        ConsoleBrowser.picture(page, "compose-done-phone");
    }

    @Test
    void aReferencePictureIsUploadedAndGuidesABranch() {
        Page page = browser.open(Taste.NIGHT, "compose");
        page.getByLabel("문장").fill("바다 위의 빨간 배와 해");
        takeSteps(page, 6);
        page.getByRole(AriaRole.BUTTON, named("그림 시작")).click();
        nodes(page, Pattern.compile("[2-9]|\\d\\d"));
        page.getByText("그림", new Page.GetByTextOptions().setExact(true)).click();
        page.locator(".reference input")
                .setInputFiles(new FilePayload("evening.jpg", "image/jpeg", SmallPhotos.photo(1)));
        assertThat(page.getByText("다른 그림 고르기")).isVisible();
        page.getByRole(AriaRole.BUTTON, named("가지 시작")).click();

        nodes(page, Pattern.compile("노드 13개"));
        ConsoleBrowser.picture(page, "compose-branches-dark");
    }

    @Test
    void theKeyboardAloneIsEnough() {
        Page page = browser.open(Taste.DESK, "compose");
        tabTo(page, page.getByLabel("Prompt"));
        page.keyboard().type("the moon above a house");
        takeSteps(page, 6);
        tabTo(page, page.getByRole(AriaRole.BUTTON, named("+ Add")));
        page.keyboard().press("Enter");
        page.keyboard().type("moon");
        tabTo(page, page.locator(".compose-draft .sheet"));
        page.keyboard().press("Enter");
        Locator box = page.locator(".compose-draft .mark");
        assertThat(box).isFocused();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Shift+ArrowDown");
        assertThat(page.locator("#box-x")).hasValue("12");
        assertThat(page.locator("#box-height")).hasValue("32");
        ConsoleBrowser.picture(page, "compose-keyboard-light");
        tabBackTo(page, page.getByRole(AriaRole.BUTTON, named("Start the picture")));
        page.keyboard().press("Enter");

        nodes(page, 7);
        tabTo(page, page.locator(".graph [tabindex='0']"));
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator(".stage figcaption")).hasText("Step 5 of 6");
        tabBackTo(page, page.getByLabel("What should change"));
        page.keyboard().type("darker");
        page.keyboard().press("Enter");
        nodes(page, 13);
        assertThat(page.locator(".run[data-state=complete]")).hasCount(2);
    }

    /** As the API says to somebody with a network. */
    private static boolean hasEnded(Page page) {
        String session = page.url().replaceFirst(".*/", "");
        return darkroom()
                .get("/api/session/" + session)
                .send()
                .json()
                .at("/session/status")
                .asText()
                .equals("done");
    }

    private static void findObjects(Page page, String prompt) {
        page.getByLabel("Prompt").fill(prompt);
        page.getByRole(AriaRole.BUTTON, named("Find the objects")).click();
        assertThat(page.locator(".object").first()).isVisible();
    }

    /** Fewer than twenty are quicker. */
    private static void takeSteps(Page page, int count) {
        page.locator("details summary").click();
        page.locator("#steps").fill(Integer.toString(count));
        page.locator("#steps").press("Tab");
    }

    private static void start(Page page) {
        page.getByRole(AriaRole.BUTTON, named("Start the picture")).click();
    }

    private static void branch(Page page, String text, String area) {
        page.getByLabel("Step 10 of 20", new Page.GetByLabelOptions().setExact(true))
                .click();
        page.getByText(area, new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("What should change").fill(text);
        if (!area.equals("Everywhere")) {
            drag(page.locator(".stage .sheet"), 0.3, 0.3, 0.7, 0.6);
        }
        page.getByRole(AriaRole.BUTTON, named("Start the branch")).click();
        assertThat(page.getByLabel("What should change")).hasValue("");
    }

    private static void drag(Locator sheet, double fromX, double fromY, double toX, double toY) {
        sheet.scrollIntoViewIfNeeded();
        BoundingBox at = sheet.boundingBox();
        var mouse = sheet.page().mouse();
        mouse.move(at.x + fromX * at.width, at.y + fromY * at.height);
        mouse.down();
        mouse.move(at.x + toX * at.width, at.y + toY * at.height);
        mouse.up();
    }

    private static void nodes(Page page, int count) {
        nodes(page, Pattern.compile("^" + count + " nodes"));
    }

    private static void nodes(Page page, Pattern text) {
        assertThat(page.locator("[data-count=nodes]"))
                .hasText(text, new LocatorAssertions.HasTextOptions().setTimeout(A_RUN_MS));
    }

    private static void tabTo(Page page, Locator target) {
        press(page, "Tab", target);
    }

    private static void tabBackTo(Page page, Locator target) {
        press(page, "Shift+Tab", target);
    }

    private static void press(Page page, String key, Locator target) {
        for (int stop = 0; stop < ALL_STOPS; stop++) {
            page.keyboard().press(key);
            if ((Boolean) target.evaluate("node => node === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError(key + " never leads to " + target);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
