package dev.darkroom.worker.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.darkroom.contract.Json;
import dev.darkroom.worker.engine.EngineUnavailable;
import dev.darkroom.worker.engine.Search;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.photo.Photo;
import dev.darkroom.worker.photo.PhotoRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;

class HttpEngineTest {

    private record Answer(int status, String body) {}

    private final Mats scope = new Mats();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = answers.remove();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        http.close();
        scope.close();
    }

    @Test
    void asksByTheContractAndJoinsInstances() throws Exception {
        answers.add(new Answer(200, masks(mask(60, 40, 0), mask(60, 40, 30))));
        Map<String, Mat> found = find();

        var input = Json.mapper().readTree(asked.remove()).path("input");
        assertThat(input.path("image_url").asText()).isEqualTo("https://store.invalid/photo?signed");
        assertThat(input.path("concepts")).hasSize(2);
        assertThat(input.path("confidence_threshold").asDouble()).isEqualTo(0.5);
        assertThat(Core.countNonZero(found.get("Body"))).isEqualTo(2 * 10 * 40);
        assertThat(Core.countNonZero(found.get("Logo"))).as("not in the answer").isZero();
    }

    @Test
    void acceptsTheWrapperOfServerlessHostsAndSmallerMasks() throws Exception {
        String wrapped = masks(mask(30, 20, 0)).replaceFirst("\\{", "{\"id\":\"1\",\"status\":\"COMPLETED\",");
        answers.add(new Answer(200, wrapped));

        assertThat(Objects.requireNonNull(find().get("Body")).size()).isEqualTo(new Size(60, 40));
    }

    @Test
    void triesAgainWhenTheSegmenterStumbles() throws Exception {
        answers.add(new Answer(503, ""));
        answers.add(new Answer(429, ""));
        answers.add(new Answer(200, masks(mask(60, 40, 0))));

        assertThat(find()).containsKey("Body");
        assertThat(asked).hasSize(3);
    }

    @Test
    void givesUpOnTheRunAfterThreeFailures() {
        for (int i = 0; i < 3; i++) {
            answers.add(new Answer(500, ""));
        }
        assertThatThrownBy(this::find).isInstanceOf(EngineUnavailable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {} | the segmenter refused this photo (status 400)",
                "200 | <html> | the segmenter's answer is not JSON",
                "200 | {} | the segmenter's answer has no masks",
                "200 | {\"status\":\"FAILED\",\"error\":\"out of memory\"} | the segmenter failed: out of memory",
                "200 | {\"status\":\"IN_PROGRESS\"} | the segmenter did not finish: IN_PROGRESS",
                "200 | {\"output\":{\"masks\":{\"Body\":\"AAAA\"}}} | the segmenter's mask of Body is not a base64 PNG",
                "200 | {\"output\":{\"masks\":{\"Body\":[\"AAAA\"]}}} | the segmenter's mask of Body is not a base64 PNG",
                "200 | {\"output\":{\"masks\":{\"Body\":[\"%\"]}}} | the segmenter's mask of Body is not a base64 PNG"
            })
    void failsThePhotoInASentence(int status, String body, String sentence) {
        answers.add(new Answer(status, body));

        assertThatThrownBy(this::find).isInstanceOf(PhotoRefused.class).hasMessage(sentence);
    }

    @Test
    void refusesMasksOfAnotherShape() {
        answers.add(new Answer(200, masks(mask(40, 60, 0))));

        assertThatThrownBy(this::find)
                .isInstanceOf(PhotoRefused.class)
                .hasMessage("the segmenter's mask of Body has another shape than the photo: 40 × 60, not 60 × 40");
    }

    private Map<String, Mat> find() throws PhotoRefused {
        Photo photo = new Photo(scope.own(new Mat(40, 60, CvType.CV_8UC3, Scalar.all(90))), null);
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/run");
        var search = new Search(
                "seller",
                List.of("Body", "Logo"),
                Map.of("Body", "the product"),
                () -> URI.create("https://store.invalid/photo?signed"));
        return new HttpEngine(http, url, Duration.ofSeconds(5)).find(photo, search, scope);
    }

    /** A mask with a bright column of ten pixels. */
    private String mask(int width, int height, int left) {
        Mat mask = scope.own(new Mat(height, width, CvType.CV_8U, Scalar.all(0)));
        scope.own(mask.submat(new Rect(left, 0, 10, height))).setTo(Scalar.all(255));
        MatOfByte png = scope.own(new MatOfByte());
        Imgcodecs.imencode(".png", mask, png);
        return Base64.getEncoder().encodeToString(png.toArray());
    }

    private static String masks(String... instances) {
        return "{\"output\":{\"masks\":{\"Body\":[\"" + String.join("\",\"", instances) + "\"]}}}";
    }
}
