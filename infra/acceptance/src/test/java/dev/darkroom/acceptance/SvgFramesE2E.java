package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.SvgUser.TEMPLATE;
import static dev.darkroom.acceptance.SvgUser.aPublicSession;
import static dev.darkroom.acceptance.SvgUser.aSvgUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What viewers of a session load. */
class SvgFramesE2E {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private final HttpClient http = HttpClient.newHttpClient();

    /** As bytes, which a picture is. */
    private HttpResponse<byte[]> fetch(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(darkroom().base() + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static BufferedImage image(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("image/png");
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }

    @Test
    void aFrameIsAPictureThatRunsNothingAndIsNotKeptUnasked() {
        String id = aPublicSession(TEMPLATE, Map.of("name", "<Ada & 가>"));

        Answer frame = darkroom().get("/stream/" + id).send();

        assertThat(frame.status()).isEqualTo(200);
        assertThat(frame.header("content-type").orElseThrow()).startsWith("image/svg+xml");
        assertThat(frame.header("content-security-policy")).hasValue(POLICY);
        assertThat(frame.header("cache-control")).hasValue("no-cache");
        assertThat(frame.body())
                .isEqualTo("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\">"
                        + "<text y=\"20\">&lt;Ada &amp; 가&gt;</text></svg>");
    }

    @Test
    void anEtagSavesLoadingWhatIsKnownUntilItChanges() {
        SvgUser alice = aSvgUser();
        String id = alice.aSession("one");
        String path = "/stream/" + alice.name() + "/" + id;
        String etag = alice.frame(id).header("etag").orElseThrow();
        assertThat(etag).matches("\"[^\"]+\"");

        for (String known : new String[] {etag, "W/" + etag, "\"x\", " + etag, "*"}) {
            Answer same = darkroom().get(path).header("If-None-Match", known).send();
            assertThat(same.status()).as(known).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.header("etag")).hasValue(etag);
            assertThat(same.header("cache-control")).hasValue("no-cache");
        }

        alice.put(id, Map.of("name", "two"));
        Answer changed = darkroom().get(path).header("If-None-Match", etag).send();
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).contains(">two<");
        alice.put(id, Map.of("name", "one"));
        assertThat(alice.frame(id).header("etag")).hasValue(etag);
    }

    @Test
    void theSameFrameIsAPngForWhoAsks() throws Exception {
        SvgUser alice = aSvgUser();
        String path = "/stream/" + alice.name() + "/" + alice.aSession("가나다 Hello");

        var bySuffix = fetch(path + ".png");
        var byHeader = fetch(path, "Accept", "image/png");
        var wide = fetch(path + ".png?w=400");

        assertThat(image(bySuffix).getWidth()).isEqualTo(80);
        assertThat(byHeader.body()).isEqualTo(bySuffix.body());
        assertThat(image(wide).getWidth()).isEqualTo(400);
        assertThat(image(wide).getHeight()).isEqualTo(200);
        assertThat(inked(image(wide))).isGreaterThan(1_000);
        assertThat(wide.headers().firstValue("etag"))
                .isNotEqualTo(bySuffix.headers().firstValue("etag"));
        assertThat(fetch(path, "Accept", "image/avif,image/webp,image/*,*/*;q=0.8")
                        .headers()
                        .firstValue("content-type")
                        .orElseThrow())
                .startsWith("image/svg+xml");
    }

    private static long inked(BufferedImage image) {
        long inked = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                inked += image.getRGB(x, y) >>> 24 > 127 ? 1 : 0;
            }
        }
        return inked;
    }

    @Test
    void aPngHasAnEtagToo() throws Exception {
        String path = "/stream/" + aPublicSession(TEMPLATE, Map.of("name", "Ada")) + ".png?w=200";
        String etag = fetch(path).headers().firstValue("etag").orElseThrow();

        var same = fetch(path, "If-None-Match", etag);

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "4097", "99999999999", "wide", "1.5"})
    void aWidthThatCannotBeIsRefused(String width) {
        String id = aPublicSession(TEMPLATE, Map.of("name", "Ada"));

        Answer answer = darkroom().get("/stream/" + id + ".png?w=" + width).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).startsWith("w: ");
    }

    @Test
    void thePageMayTalkOnlyToItsOrigin() {
        String id = aPublicSession(TEMPLATE, Map.of("name", "Ada"));

        Answer page = darkroom().get("/view/" + id).send();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type").orElseThrow()).startsWith("text/html");
        assertThat(page.header("cache-control")).hasValue("no-store");
        assertThat(page.header("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'sha256-")
                .doesNotContain("unsafe", "*");
        assertThat(page.body()).contains("data-frame=\"/stream/" + id + "\"").doesNotContain("Ada");
    }
}
