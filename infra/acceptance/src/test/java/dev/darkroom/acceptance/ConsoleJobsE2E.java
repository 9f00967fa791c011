package dev.darkroom.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.darkroom.acceptance.ConsoleBrowser.Taste;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Jobs in the console, as somebody at a screen goes through them. */
class ConsoleJobsE2E extends AtTheConsole {
    private static final String EVIL = "<img src=x onerror=alert(1)>.jpg";
    /** Keeps a worker busy long enough to lose the network meanwhile. */
    private static final int LARGE = 8;

    @Test
    void twoPhotosAreDevelopedAndCompared() {
        Page page = browser.open(Taste.DESK, "jobs");
        assertThat(page.getByText("10 credits")).isVisible();
        prepare(page, 1);
        ConsoleBrowser.picture(page, "jobs-new-light");
        develop(page);

        isDone(page);
        assertThat(page.getByText("8 credits")).isVisible();
        Locator divider = page.getByLabel("Divider between before and after");
        divider.focus();
        page.keyboard().press("ArrowRight");
        assertThat(divider).hasAttribute("aria-valuetext", "51 % before");
        page.getByLabel("Photo 2: Done").click();
        assertThat(page.getByAltText("After")).hasJSProperty("complete", true);
        assertThat(page.locator(".history li")).hasText(Pattern.compile("Photos: 2.*Done"));
        assertThat(page.getByText("held")).hasCount(0);
        ConsoleBrowser.picture(page, "jobs-done-light");

        page.reload();
        isDone(page);
        assertThat(page.getByAltText("Before")).isVisible();

        page.getByLabel("Dark").click();
        page.getByLabel("Language: 한국어").click();
        assertThat(page.getByText("8 크레딧")).isVisible();
        ConsoleBrowser.picture(page, "jobs-done-dark");
    }

    @Test
    void aReloadDuringTheUploadAndACutDuringTheRunLoseNothing() {
        Page page = browser.open(Taste.PHONE, "jobs");
        prepare(page, LARGE);
        assertThat(ConsoleBrowser.overflow(page)).isNotPositive();
        ConsoleBrowser.picture(page, "jobs-new-phone");
        page.context().route(Pattern.compile("/inputs/.*/1\\.jpg"), Route::abort);

        develop(page);
        assertThat(page.getByLabel("Photo 1: In work")).isVisible();
        assertThat(page.getByLabel("Photo 2: Waiting")).isVisible();
        page.context().unroute(Pattern.compile("/inputs/.*/1\\.jpg"));
        page.reload();
        assertThat(status(page)).hasText(Pattern.compile("Waiting|Developing"));
        page.context().setOffline(true);
        await("the job ends while nobody can see it")
                .atMost(Duration.ofMillis(A_RUN_MS))
                .until(() -> hasEnded(page));
        assertThat(page.getByText("Reconnecting …")).isVisible();
        page.context().setOffline(false);

        isDone(page);
        assertThat(ConsoleBrowser.overflow(page)).isNotPositive();
        ConsoleBrowser.picture(page, "jobs-done-phone");
    }

    @Test
    void aRefusalSaysWhatToDo() {
        Page page = browser.open(Taste.NIGHT, "jobs");
        page.locator("#photos").setInputFiles(photos(11, 1));
        page.getByRole(AriaRole.BUTTON, named("본체")).first().click();
        ConsoleBrowser.picture(page, "jobs-new-dark");
        page.getByRole(AriaRole.BUTTON, named("사진 현상하기")).click();

        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("10")))
                .isVisible();
    }

    /** As the API says to somebody with a network. */
    private static boolean hasEnded(Page page) {
        String token = (String) page.evaluate("JSON.parse(localStorage.getItem('darkroom.token'))");
        String job = page.url().replaceFirst(".*/", "");
        return darkroom()
                .get("/jobs/" + job)
                .token(token)
                .send()
                .data()
                .path("status")
                .asText()
                .equals("done");
    }

    private static void prepare(Page page, int scale) {
        page.locator("#photos").setInputFiles(photos(2, scale));
        assertThat(page.getByAltText(EVIL)).hasCount(2);
        page.getByRole(AriaRole.BUTTON, named("Body")).click();
        page.getByLabel("navy").click();
    }

    private static void develop(Page page) {
        page.getByRole(AriaRole.BUTTON, named("Develop the photos")).click();
    }

    private static FilePayload[] photos(int count, int scale) {
        return IntStream.range(0, count)
                .mapToObj(number -> SmallPhotos.photo(number, scale))
                .map(photo -> new FilePayload(EVIL, "image/jpeg", photo))
                .toArray(FilePayload[]::new);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator status(Page page) {
        return page.locator(".job .pill");
    }

    private static void isDone(Page page) {
        assertThat(status(page)).hasText("Done", new LocatorAssertions.HasTextOptions().setTimeout(A_RUN_MS));
        assertThat(page.getByLabel(Pattern.compile("Photo [12]: Done"))).hasCount(2);
    }
}
