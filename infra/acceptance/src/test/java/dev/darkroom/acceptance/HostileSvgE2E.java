package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.SvgUser.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.svg.sanitiser.HostileCorpus;
import dev.darkroom.svg.sanitiser.HostileCorpus.Payload;
import dev.darkroom.svg.sanitiser.HostileCorpus.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures that attack whoever looks at them, looked at with a browser. */
class HostileSvgE2E {
    private static final Duration REFUSED_WITHIN = Duration.ofMillis(50);

    /** A machine that does something else at the moment is slow once; a refusal that is slow by its nature always. */
    private static final int TRIES = 20;

    static Stream<Payload> refused() {
        return HostileCorpus.all().stream().filter(payload -> payload.verdict() == Verdict.REFUSED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatCannotBeCleanedIsRefusedAtOnce(Payload payload) {
        boolean once = IntStream.range(0, TRIES).anyMatch(i -> refusal(payload).compareTo(REFUSED_WITHIN) < 0);

        assertThat(once)
                .as("one of %s refusals within %s", TRIES, REFUSED_WITHIN)
                .isTrue();
    }

    private static Duration refusal(Payload payload) {
        long before = System.nanoTime();
        Answer answer = create(fresh("hostile"), payload);
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        return took;
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
                    String id = fresh(payload.name());
                    assertThat(create(id, payload).status()).as(payload.name()).isEqualTo(201);
                    frames.put(payload.name(), darkroom().base() + "/stream/" + id);
                });
        assertThat(frames).hasSizeGreaterThan(80);
        try (Chromium chromium = Chromium.start()) {
            Look documents = new Look(chromium);
            Look pages = new Look(chromium);
            frames.forEach((name, url) -> {
                assertThat(documents.atDocument(url))
                        .as("%s as a document", name)
                        .containsExactly("asked for " + url);
                String markup = Darkroom.at(URI.create(url)).get("").send().body();
                assertThat(pages.atMarkup(markup)).as("%s within a page", name).isEmpty();
            });
            assertThat(new Look(chromium).atImages(frames.values()))
                    .containsExactlyInAnyOrderElementsOf(frames.values().stream()
                            .map(url -> "asked for " + url)
                            .toList());
        }
    }

    /** That a look sees what it must not see: attacks that nobody cleaned. */
    @Test
    void theLookItselfSeesAttacks() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">";
        String image = darkroom().base() + "/nothing.png";
        try (Chromium chromium = Chromium.start()) {
            Look look = new Look(chromium);

            assertThat(look.atMarkup(svg + "<image href=\"" + image + "\"/></svg>"))
                    .containsExactly("asked for " + image);
            assertThat(look.atMarkup(svg + "<script>alert(1)</script></svg>")).containsExactly("alert: 1");
            assertThat(look.atMarkup(svg + "<style>rect{fill:url(" + image + "#x)}</style><rect/></svg>"))
                    .containsExactly("asked for " + image);
            assertThat(look.atImages(List.of(image))).contains("not shown: " + image);
        }
    }

    /** A tab of a browser that lists what happens in it: requests, dialogs and pages that open. One way of looking each. */
    private static final class Look {
        private final List<String> happened = new ArrayList<>();
        private final Page page;

        Look(Chromium chromium) {
            page = chromium.browser()
                    .newContext(new Browser.NewContextOptions().setViewportSize(200, 200))
                    .newPage();
            page.onDialog(dialog -> {
                happened.add(dialog.type() + ": " + dialog.message());
                dialog.dismiss();
            });
            page.onPopup(opened -> happened.add("opened " + opened.url()));
            page.onRequest(request -> {
                if (!request.url().startsWith("data:") && !request.url().endsWith("/favicon.ico")) {
                    happened.add("asked for " + request.url());
                }
            });
        }

        List<String> atDocument(String url) {
            page.navigate(url);
            return end();
        }

        /** All at once, each shown. */
        List<String> atImages(Collection<String> urls) {
            page.setContent(urls.stream()
                    .map(url -> "<img src=\"" + url + "\">")
                    .collect(Collectors.joining("", "<!doctype html><title>images</title>", "")));
            Object unshown = page.evaluate("Promise.all([...document.images]"
                    + ".map(image => image.decode().then(() => [], () => [image.src]))).then(all => all.flat())");
            ((List<?>) unshown).forEach(url -> happened.add("not shown: " + url));
            return end();
        }

        /** Within a page that forbids it nothing. */
        List<String> atMarkup(String markup) {
            page.navigate("about:blank");
            page.setContent("<!doctype html><title>a page</title>" + markup);
            page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            return end();
        }

        private List<String> end() {
            List<String> all = List.copyOf(happened);
            happened.clear();
            return all;
        }
    }
}
