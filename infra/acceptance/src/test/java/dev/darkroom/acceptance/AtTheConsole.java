package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Tests of the console: one browser for a class, and after each test nothing may have gone wrong on any page. */
abstract class AtTheConsole {
    /** How long a run may take, as the browser counts. */
    static final int A_RUN_MS = 60_000;

    @SuppressWarnings("NullAway.Init") // before all
    static ConsoleBrowser browser;

    @BeforeAll
    static void open() {
        browser = new ConsoleBrowser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @AfterEach
    void nothingWentWrongOnAnyPage() {
        assertThat(browser.complaints()).isEmpty();
    }
}
