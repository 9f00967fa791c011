package dev.darkroom.local.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.fixture.FixtureCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HttpGatewayIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LaptopCloud cloud = FixtureCloud.shared();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aFunctionSeesTheRequestInPayloadFormat2() throws Exception {
        var response = send(request("/things/a%20b?x=1&x=2&y=%C3%BC")
                .header("Cookie", "a=1; b=2")
                .header("X-Twice", "1")
                .header("X-Twice", "2")
                .GET());

        JsonNode event = JSON.readTree(response.body());
        assertThat(event.get("version").asText()).isEqualTo("2.0");
        assertThat(event.get("routeKey").asText()).isEqualTo("GET /things/{id}");
        assertThat(event.at("/pathParameters/id").asText()).isEqualTo("a b");
        assertThat(event.get("rawQueryString").asText()).isEqualTo("x=1&x=2&y=%C3%BC");
        assertThat(event.at("/queryStringParameters/x").asText()).isEqualTo("1,2");
        assertThat(event.at("/queryStringParameters/y").asText()).isEqualTo("ü");
        assertThat(event.at("/headers/x-twice").asText()).isEqualTo("1,2");
        assertThat(event.get("cookies")).hasSize(2);
        assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("GET");
        assertThat(event.at("/requestContext/http/sourceIp").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void textArrivesAsTextAndBytesAsBase64() throws Exception {
        var text = send(request("/echo")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"a\":\"ü\"}")));
        var bytes = send(request("/echo")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(new byte[] {-1, 0, 1})));

        assertThat(JSON.readTree(text.body()).get("body").asText()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(JSON.readTree(text.body()).get("isBase64Encoded").asBoolean())
                .isFalse();
        assertThat(JSON.readTree(bytes.body()).get("body").asText()).isEqualTo("/wAB");
        assertThat(JSON.readTree(bytes.body()).get("isBase64Encoded").asBoolean())
                .isTrue();
    }

    @Test
    void anAnswerKeepsStatusHeadersCookiesAndBytes() throws Exception {
        var cookies = send(request("/cookies").GET());
        var binary = client.send(request("/binary").build(), BodyHandlers.ofByteArray());

        assertThat(cookies.statusCode()).isEqualTo(418);
        assertThat(cookies.headers().allValues("set-cookie")).containsExactly("a=1; Path=/", "b=2");
        assertThat(cookies.headers().firstValue("x-teapot")).contains("yes");
        assertThat(binary.body()).containsExactly(-1, 0, 1, 2);
    }

    @Test
    void anAnswerWithoutAStatusIsTheBody() throws Exception {
        var response = send(request("/short").GET());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"hello\":\"short\"}");
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void whatAFunctionCannotAnswerIsTheGatewaysOwn500() throws Exception {
        for (String path : new String[] {"/boom", "/null", "/exit", "/big", "/broken", "/slow"}) {
            var response = send(request(path).GET());

            assertThat(response.statusCode()).as(path).isEqualTo(500);
            assertThat(response.body()).as(path).isEqualTo("{\"message\":\"Internal Server Error\"}");
            assertThat(response.headers().firstValue("x-content-type-options"))
                    .as(path)
                    .contains("nosniff");
            assertThat(response.headers().firstValue("cache-control")).as(path).contains("no-store");
            assertThat(response.headers().firstValue("x-request-id")).as(path).isPresent();
        }
        assertThat(send(request("/after").GET()).statusCode()).isEqualTo(200);
        assertThat(cloud.logs()).anyMatch(line -> line.contains("Task timed out after 1.0 seconds"));
    }

    @Test
    void aFunctionHasTheTemplatesVariablesAndNoneOfTheShells() throws Exception {
        JsonNode variables = JSON.readTree(send(request("/env").GET()).body());

        assertThat(variables.get("AWS_LAMBDA_FUNCTION_NAME").asText()).isEqualTo("darkroom-FixtureFunction");
        assertThat(variables.get("CONNECTIONS").asText()).startsWith("http://127.0.0.1:");
        assertThat(variables.has("HOME")).isFalse();
        assertThat(variables.properties().stream().map(java.util.Map.Entry::getKey))
                .allMatch(name ->
                        name.matches("AWS_.*|_.*|TZ|PATH|LANG|LC_ALL|TMPDIR|LAMBDA_TASK_ROOT|CONNECTIONS|SECRET"));
    }

    @Test
    void severalRequestsAtOnceAllGetTheirOwnAnswer() {
        var answers = IntStream.range(0, 20)
                .mapToObj(i -> client.sendAsync(request("/n/" + i).build(), BodyHandlers.ofString()))
                .toList();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join().body()).contains("\"rawPath\":\"/n/" + i + "\"");
        }
        assertThat(cloud.processes().size()).isLessThanOrEqualTo(1 + 3 * 4);
    }

    @Test
    void corsOfTheTemplateIsAnsweredByTheGateway() throws Exception {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin");
        var preflight = send(request("/echo")
                .header("Origin", "https://page.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        var other = send(
                request("/cookies").header("Origin", "https://evil.example").GET());

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .contains("https://page.example");
        assertThat(preflight.headers().firstValue("access-control-allow-methods"))
                .contains("GET,POST");
        assertThat(other.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void bodiesAndAnswersOfSomeMegabytesPass() throws Exception {
        var text = "x".repeat(5 * 1024 * 1024);
        var response =
                send(request("/echo").header("Content-Type", "text/plain").POST(BodyPublishers.ofString(text)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).get("body").asText()).isEqualTo(text);
    }

    @Test
    void bodiesOver10MegabytesAndHeadersOver10KilobytesAreRefused() throws Exception {
        var body = send(request("/echo").POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1])));
        var headers = send(request("/echo").header("X-Long", "x".repeat(11_000)).GET());

        assertThat(body.statusCode()).isEqualTo(413);
        assertThat(headers.statusCode()).isEqualTo(431);
    }

    @Test
    void brokenRequestsAreRefusedAndTheNextOneIsServed() throws Exception {
        assertThat(raw("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("GET /a?b=%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("CONNECT x:1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("GARBAGE\r\n\r\n")).doesNotStartWith("HTTP/1.1 2");

        assertThat(send(request("/still").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void documentationIsServedBesideTheApi() throws Exception {
        assertThat(send(request("/docs").GET()).body()).contains("/docs/swagger-ui.css");
        assertThat(send(request("/docs/swagger-ui.css").GET()).statusCode()).isEqualTo(200);
        assertThat(send(request("/openapi.yaml").GET()).body()).startsWith("openapi: 3.1.0");
        assertThat(send(request("/docs/../../x").GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void theConsoleIsServedWhereNoFunctionHasARoute() throws Exception {
        var page = send(request("/").GET());
        var taken = send(request("/console/main.js").GET());

        assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(JSON.readTree(taken.body()).get("rawPath").asText()).isEqualTo("/console/main.js");
    }

    @Test
    void aKilledEnvironmentIsReplaced() throws Exception {
        send(request("/before").GET());
        var exits = cloud.processes().stream().map(ProcessHandle::onExit).toList();
        cloud.killFunction("FixtureFunction");
        CompletableFuture.anyOf(exits.toArray(CompletableFuture[]::new)).join();

        assertThat(send(request("/after").GET()).statusCode()).isIn(200, 500);
        assertThat(send(request("/again").GET()).statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(cloud.baseUri() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), cloud.baseUri().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
