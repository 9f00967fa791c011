package dev.darkroom.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cookies between payload 2.0, which has a member of their own for them, and the framework, which wants a request's as one
 * header and leaves an answer's among the headers, of which a map holds only one.
 */
final class Cookies {
    private static final String COOKIE = "cookie";
    private static final String SET_COOKIE = "Set-Cookie";

    private Cookies() {}

    /** Gives a request the header that its client sent; else only the first cookie would be found. */
    static void together(APIGatewayV2HTTPEvent event) {
        if (event.getCookies() != null && !event.getCookies().isEmpty()) {
            var headers = without(COOKIE, event.getHeaders());
            headers.put(COOKIE, String.join("; ", event.getCookies()));
            event.setHeaders(headers);
            event.setCookies(null);
        }
    }

    /** Moves an answer's cookies to where the gateway looks for them. */
    static APIGatewayV2HTTPResponse apart(APIGatewayV2HTTPResponse answer) {
        var cookies = new ArrayList<String>();
        if (answer.getMultiValueHeaders() != null) {
            answer.getMultiValueHeaders().forEach((name, values) -> {
                if (name.equalsIgnoreCase(SET_COOKIE)) {
                    cookies.addAll(values);
                }
            });
        }
        if (!cookies.isEmpty()) {
            answer.setCookies(List.copyOf(cookies));
            answer.setHeaders(without(SET_COOKIE, answer.getHeaders()));
            answer.setMultiValueHeaders(without(SET_COOKIE, answer.getMultiValueHeaders()));
        }
        return answer;
    }

    private static <V> Map<String, V> without(String name, @Nullable Map<String, V> headers) {
        var others = new TreeMap<String, V>(String.CASE_INSENSITIVE_ORDER);
        if (headers != null) {
            others.putAll(headers);
        }
        others.remove(name);
        return others;
    }
}
