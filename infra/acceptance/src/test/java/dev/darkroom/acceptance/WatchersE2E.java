package dev.darkroom.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.SvgUser.aSvgUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two people have the page of a session open in a browser. */
class WatchersE2E {
    /** Milliseconds, as the browser counts. */
    private static final double SOON = 1_000;

    private static final double AT_LAST = 10_000;

    @Test
    void bothSeeEachChangeWithinASecondAndCatchUpByThemselvesAfterACut() throws Exception {
        SvgUser alice = aSvgUser();
        String id = alice.aSession("one");
        try (CuttableLine line = CuttableLine.to(darkroom().base());
                Chromium chromium = Chromium.start(line.chromiumArgument())) {
            List<String> complaints = new ArrayList<>();
            List<Page> pages = List.of(view(chromium, alice, id, complaints), view(chromium, alice, id, complaints));
            pages.forEach(page -> shows(page, "one", AT_LAST));
            pages.forEach(page -> assertThat(page.getByRole(AriaRole.STATUS))
                    .hasText("live", new LocatorAssertions.HasTextOptions().setTimeout(AT_LAST)));
            put(alice, id, "two");
            pages.forEach(page -> shows(page, "two", AT_LAST)); // the first change may start a function

            long before = System.nanoTime();
            put(alice, id, "three");
            pages.forEach(page -> shows(page, "three", SOON));
            assertThat((System.nanoTime() - before) / 1e6).as("milliseconds").isLessThan(SOON);
            assertThat(complaints).as("what the pages' policy forbids them").isEmpty();

            line.cut();
            put(alice, id, "four");
            put(alice, id, "five");
            await().during(Duration.ofSeconds(5))
                    .atMost(Duration.ofSeconds(7))
                    .until(() -> pages.stream()
                            .allMatch(page -> picture(page, "three").isVisible()));
            line.mend();

            pages.forEach(page -> shows(page, "five", AT_LAST));
            put(alice, id, "six");
            pages.forEach(page -> shows(page, "six", SOON));
        }
    }

    private static Page view(Chromium chromium, SvgUser user, String id, List<String> complaints) {
        Page page = chromium.browser().newContext().newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.navigate(darkroom().base() + "/view/" + user.name() + "/" + id);
        return page;
    }

    private static void put(SvgUser user, String id, String shown) {
        assertThat(user.put(id, Map.of("name", shown)).status()).isEqualTo(204);
    }

    /** The picture that says this; its words are also its description for who cannot see it. */
    private static Locator picture(Page page, String text) {
        return page.getByAltText(text, new Page.GetByAltTextOptions().setExact(true));
    }

    private static void shows(Page page, String text, double within) {
        assertThat(picture(page, text)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(within));
        assertThat((Integer) picture(page, text).evaluate("image => image.decode().then(() => image.naturalWidth)"))
                .isPositive();
    }
}
