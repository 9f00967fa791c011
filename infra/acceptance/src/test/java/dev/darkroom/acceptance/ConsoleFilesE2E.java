package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.darkroom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.demo.client.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's files as they are served; what is none of them stays the API's business. */
class ConsoleFilesE2E {
    private static Request get(String path) {
        return plain().get(path);
    }

    private static Darkroom plain() {
        return Darkroom.at(darkroom().base());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/console/main.js, text/javascript; charset=utf-8",
        "/console/words/ko.js, text/javascript; charset=utf-8",
        "/console/styles/theme.css, text/css; charset=utf-8",
        "/console/mark.svg, image/svg+xml; charset=utf-8"
    })
    void eachFileHasItsTypeAndAStrictPolicy(String path, String type) {
        Answer answer = get(path).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).hasValue(type);
        assertThat(answer.header("cache-control")).hasValue("no-cache");
        assertThat(answer.header("content-security-policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
                .contains(
                        "connect-src 'self' ws://localhost:" + darkroom().base().getPort() + " http://")
                .doesNotContain("unsafe", " * ", "https:");
        HouseRules.headers(answer);
    }

    @Test
    void whatABrowserHasItNeedNotGetAgain() {
        String etag = get("/console/main.js").send().header("etag").orElseThrow();

        Answer same = get("/console/main.js")
                .header("If-None-Match", "\"other\", " + etag)
                .send();
        Answer other =
                get("/console/main.js").header("If-None-Match", "\"other\"").send();

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("etag")).hasValue(etag);
        HouseRules.headers(same);
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void whoTakesItCompressedGetsItCompressed() {
        Answer compressed = get("/").header("Accept-Encoding", "br, gzip;q=0.8").send();
        Answer plain = get("/").header("Accept-Encoding", "gzip;q=0, br").send();

        assertThat(compressed.header("content-encoding")).hasValue("gzip");
        assertThat(plain.header("content-encoding")).isEmpty();
        assertThat(plain.body()).startsWith("<!doctype html>");
        assertThat(length(compressed)).isLessThan(length(plain));
        assertThat(compressed.header("vary")).hasValue("Accept-Encoding");
    }

    private static long length(Answer answer) {
        return Long.parseLong(answer.header("content-length").orElseThrow());
    }

    @Test
    void headTellsWhatGetWouldSend() {
        Answer head = plain().request("HEAD", "/").send();

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(length(head)).isEqualTo(length(get("/").send()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/",
                "/console/index.html",
                "/console/absent.js",
                "/console/../main.js",
                "/console/styles/%2e%2e/main.js",
                "/console//main.js",
                "/console/MAIN.js",
                "/index.html",
                "/consoles/main.js"
            })
    void whatIsNoFileOfTheConsoleIsNotFound(String path) {
        Answer answer = get(path).send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("content-security-policy")).isEmpty();
        HouseRules.headers(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void itCanOnlyBeRead(String method) {
        assertThat(plain().request(method, "/").send().status()).isEqualTo(404);
        assertThat(plain().request(method, "/console/main.js").send().status()).isEqualTo(404);
    }
}
