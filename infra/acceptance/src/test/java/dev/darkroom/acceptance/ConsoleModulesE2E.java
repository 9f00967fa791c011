package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's modules that touch no page, checked by modules beside this test, in the browser that runs them. */
class ConsoleModulesE2E {
    private static final String FOLDER = "/console-checks/";
    private static final int MOST_BYTES = 100_000;

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

    /** Whoever opens it gets this much, and nothing from anybody else. */
    @Test
    void thePageIsLight() {
        var loaded = (List<?>) page.evaluate("""
                () => performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))
                  .map(entry => ({ name: entry.name, bytes: entry.transferSize }))""");
        var names = loaded.stream().map(entry -> String.valueOf(((Map<?, ?>) entry).get("name")));
        int bytes = loaded.stream()
                .mapToInt(entry -> ((Number) Objects.requireNonNull(((Map<?, ?>) entry).get("bytes"))).intValue())
                .sum();

        assertThat(names)
                .allSatisfy(name ->
                        assertThat(name).startsWith(Cloud.darkroom().base().toString()));
        assertThat(bytes).isBetween(10_000, MOST_BYTES);
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
