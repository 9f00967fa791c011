package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's modules that touch no page, checked by modules beside this test, in the browser that runs them. */
class ConsoleModulesE2E {
    private static final String FOLDER = "/console-checks/";

    @SuppressWarnings("NullAway.Init") // before all
    private static ConsoleBrowser browser;

    @SuppressWarnings("NullAway.Init") // before all
    private static Page page;

    @BeforeAll
    static void open() {
        browser = new ConsoleBrowser();
        page = browser.open(ConsoleBrowser.Taste.DESK, "compose");
        page.route("**" + FOLDER + "*", ConsoleModulesE2E::fulfil);
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    private static void fulfil(Route route) {
        String name = route.request().url().replaceFirst(".*/", "");
        try (InputStream module = ConsoleModulesE2E.class.getResourceAsStream("/console/" + name)) {
            assertThat(module).as(name).isNotNull();
            route.fulfill(
                    new Route.FulfillOptions().setContentType("text/javascript").setBodyBytes(module.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph", "stream", "plan", "jobs", "words"})
    void doesWhatItsChecksSay(String name) {
        var lines = (List<?>) page.evaluate("""
                async ([folder, name]) => {
                  const [{ run }, checks] = await Promise.all([import(`${folder}checks.js`), import(`${folder}${name}.js`)]);
                  return run(checks.default);
                }""", List.of(FOLDER, name));

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(String.valueOf(line)).startsWith("ok "));
    }
}
