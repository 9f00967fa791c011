package dev.darkroom.http.testing;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.darkroom.http.HttpHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.crac.Core;
import org.jspecify.annotations.Nullable;

/**
 * The function on the class path, behind the handler that Lambda calls, with events as the gateway makes them (payload
 * 2.0). One environment: calls are made one after the other.
 */
public final class HttpFunction implements AutoCloseable {
    static {
        // the SDK's clients refuse to be built without these; a test that calls a service sets its endpoint as well
        System.getProperties().putIfAbsent("aws.region", "us-east-1");
        System.getProperties().putIfAbsent("aws.accessKeyId", "test");
        System.getProperties().putIfAbsent("aws.secretAccessKey", "test");
    }

    private static final AtomicLong REQUESTS = new AtomicLong();

    private final ApplicationContext context;
    private final HttpHandler handler;

    private HttpFunction(Map<String, Object> properties) {
        this.context = ApplicationContext.builder(Environment.FUNCTION)
                .deduceEnvironment(false)
                .properties(properties)
                .build();
        this.handler = new HttpHandler(context);
    }

    /** @param properties what the template gives in the environment, as properties: {@code KEYS_TABLE} is {@code keys.table} */
    public static HttpFunction start(Map<String, Object> properties) {
        return new HttpFunction(properties);
    }

    /** A bean of the running function. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Whether a bean of this type has been made, which asking for it would do. */
    public boolean hasMade(Class<?> type) {
        return !context.getActiveBeanRegistrations(type).isEmpty();
    }

    /** All beans of a type in the running function. */
    public <T> java.util.Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type);
    }

    /** What Lambda asks of the handler before it takes a snapshot. */
    public void beforeSnapshot() {
        handler.beforeCheckpoint(Core.getGlobalContext());
    }

    public Answer get(String path, Map<String, String> headers) {
        return call("GET", path, headers, null);
    }

    /** Sends JSON. */
    public Answer post(String path, Map<String, String> headers, @Nullable String json) {
        var all = new LinkedHashMap<>(headers);
        if (json != null) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        return call("POST", path, all, json);
    }

    /**
     * Sends a request as it is: no header is added.
     *
     * @param target path, and query after a question mark
     */
    public Answer call(String method, String target, Map<String, String> headers, @Nullable String body) {
        return send(event(method, target, headers, body, false));
    }

    /** Sends a body as the gateway does when the content type is not text. */
    public Answer callBinary(String method, String target, Map<String, String> headers, byte[] body) {
        return send(event(method, target, headers, Base64.getEncoder().encodeToString(body), true));
    }

    private Answer send(APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPResponse response = handler.handleRequest(event, new MockLambdaContext());
        var text = response.getBody() == null ? "" : response.getBody();
        if (response.getIsBase64Encoded()) {
            text = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        }
        return Answer.of(response, text);
    }

    private static APIGatewayV2HTTPEvent event(
            String method, String target, Map<String, String> headers, @Nullable String body, boolean base64) {
        int question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        var query = question < 0 ? "" : target.substring(question + 1);
        var lowerCase = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
        var cookies = lowerCase.remove("cookie");
        var http = RequestContext.Http.builder()
                .withMethod(method)
                .withPath(path)
                .withProtocol("HTTP/1.1")
                .withSourceIp("203.0.113.7")
                .withUserAgent("test")
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(path)
                .withRawQueryString(query)
                .withQueryStringParameters(query.isEmpty() ? null : parameters(query))
                .withHeaders(lowerCase)
                .withCookies(cookies == null ? null : List.of(cookies.split("; *", -1)))
                .withBody(body)
                .withIsBase64Encoded(base64)
                .withRequestContext(RequestContext.builder()
                        .withRequestId("test-request-" + REQUESTS.incrementAndGet())
                        .withStage("$default")
                        .withHttp(http)
                        .build())
                .build();
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.merge(decode(name), decode(value), (first, second) -> first + "," + second);
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
    }
}
