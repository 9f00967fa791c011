package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.SvgUser.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.svg.sanitiser.HostileCorpus;
import dev.darkroom.svg.sanitiser.HostileCorpus.Payload;
import dev.darkroom.svg.sanitiser.HostileCorpus.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures that attack whoever looks at them, looked at with a browser. */
class HostileSvgE2E {
    private static final Duration REFUSED_WITHIN = Duration.ofMillis(50);

    /** A machine that does something else at the moment is slow once; a refusal that is slow by its nature always. */
    private static final int TRIES = 5;

    static Stream<Payload> refused() {
        return HostileCorpus.all().stream().filter(payload -> payload.verdict() == Verdict.REFUSED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatCannotBeCleanedIsRefusedAtOnce(Payload payload) {
        long fastest = IntStream.range(0, TRIES)
                .mapToLong(i -> {
                    long before = System.nanoTime();
                    Answer answer = create(fresh("hostile"), payload);
                    long took = System.nanoTime() - before;
                    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
                    return took;
                })
                .min()
                .orElseThrow();

        assertThat(Duration.ofNanos(fastest)).isLessThan(REFUSED_WITHIN);
    }

    private static Answer create(String id, Payload payload) {
        return darkroom()
                .post("/api/session")
                .json(Map.of("session_id", id, "template", payload.markup()))
                .send();
    }

    @Test
    void whatIsShownNeitherRunsNorAsksNorLeaves() {
        Map<String, String> frames = new LinkedHashMap<>();
        HostileCorpus.all().stream()
                .filter(payload -> payload.verdict() == Verdict.CLEANED)
                .forEach(payload -> {
                    String id = fresh(payload.name()
                            .substring(0, Math.min(20, payload.name().length())));
                    assertThat(create(id, payload).status()).as(payload.name()).isEqualTo(201);
                    frames.put(payload.name(), "/stream/" + id);
                });
        assertThat(frames).hasSizeGreaterThan(80);
        try (Chromium chromium = Chromium.start()) {
            frames.forEach((name, path) -> {
                assertThat(new Look(chromium).atDocument(path))
                        .as("%s as a document", name)
                        .isEmpty();
                assertThat(new Look(chromium).atImage(path))
                        .as("%s as an image", name)
                        .isEmpty();
                String markup = darkroom().get(path).send().body();
                assertThat(new Look(chromium).atMarkup(markup))
                        .as("%s within a page", name)
                        .isEmpty();
            });
        }
    }

    /** That a look sees what it must not see: the same attacks, as they were before. */
    @Test
    void theLookItselfSeesAttacks() {
        try (Chromium chromium = Chromium.start()) {
            String script =
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"><circle onload=\"\"/><script>alert(1)</script></svg>";
            String link = "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"http://evil.example/x.png\"/></svg>";

            assertThat(new Look(chromium).atMarkup(link)).containsExactly("asked for http://evil.example/x.png");
            assertThat(new Look(chromium).atMarkup("<img src=x onerror=alert(1)>" + script))
                    .contains("alert: 1");
        }
    }

    /** One look with a fresh profile. What it returns is what happened that must not. */
    private static final class Look {
        private final List<String> happened = new ArrayList<>();
        private final String origin = darkroom().base().toString();
        private final BrowserContext context;
        private final Page page;

        Look(Chromium chromium) {
            context = chromium.browser().newContext();
            page = context.newPage();
        }

        List<String> atDocument(String path) {
            watch(path);
            page.navigate(origin + path);
            return end();
        }

        List<String> atImage(String path) {
            page.navigate(origin + "/docs");
            watch(path);
            Object width = page.evaluate(
                    "path => { const image = new Image(); image.src = path; document.body.replaceChildren(image);"
                            + " return image.decode().then(() => image.naturalWidth, problem => String(problem)); }",
                    path);
            if (!(width instanceof Integer)) {
                happened.add("not shown: " + width);
            }
            return end();
        }

        List<String> atMarkup(String markup) {
            watch("/docs");
            page.setContent("<!doctype html><title>a page</title>" + markup);
            return end();
        }

        private void watch(String allowed) {
            page.onDialog(dialog -> {
                happened.add(dialog.type() + ": " + dialog.message());
                dialog.dismiss();
            });
            context.onPage(opened -> happened.add("opened " + opened.url()));
            context.onRequest(request -> {
                String url = request.url();
                boolean own = url.equals(origin + allowed) || url.equals(origin + "/favicon.ico");
                if (!own && !url.startsWith("data:")) {
                    happened.add("asked for " + url);
                }
            });
        }

        /** A look at the whole page, so that whatever is drawn late has been. */
        private List<String> end() {
            page.screenshot();
            context.close();
            return happened;
        }
    }
}
