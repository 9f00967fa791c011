package dev.darkroom.local.cloud.gateway;

import dev.darkroom.local.template.HttpApi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** CORS where the template leaves it to the gateway: the gateway's headers then stand in place of the function's. */
final class Cors {
    private final Optional<HttpApi.Cors> rules;

    Cors(Optional<HttpApi.Cors> rules) {
        this.rules = rules;
    }

    /** Whether the template leaves CORS to the gateway. */
    boolean isConfigured() {
        return rules.isPresent();
    }

    /** The answer to a preflight; nothing when the request is none or the gateway has no rules. */
    Optional<Answer> preflight(Request request) {
        boolean asks = request.method().equals("OPTIONS")
                && request.headers().containsKey("origin")
                && request.headers().containsKey("access-control-request-method");
        return rules.filter(present -> asks).map(present -> {
            Map<String, String> headers = new LinkedHashMap<>(origin(request, present));
            if (!headers.isEmpty()) {
                headers.put("access-control-allow-methods", String.join(",", present.methods()));
                headers.put("access-control-allow-headers", String.join(",", present.headers()));
                present.maxAge()
                        .ifPresent(age -> headers.put("access-control-max-age", String.valueOf(age.toSeconds())));
            }
            return new Answer(204, headers, java.util.List.of(), new byte[0]);
        });
    }

    /** The function's answer with the gateway's headers. */
    Answer decorate(Request request, Answer answer) {
        if (rules.isEmpty()) {
            return answer;
        }
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.keySet().removeIf(name -> name.startsWith("access-control-"));
        headers.putAll(origin(request, rules.get()));
        return new Answer(answer.status(), headers, answer.cookies(), answer.body());
    }

    private static Map<String, String> origin(Request request, HttpApi.Cors rules) {
        String origin = request.header("origin");
        boolean any = rules.origins().contains("*");
        if (origin.isEmpty() || !(any || rules.origins().contains(origin))) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("access-control-allow-origin", any && !rules.credentials() ? "*" : origin);
        if (rules.credentials()) {
            headers.put("access-control-allow-credentials", "true");
        }
        if (!rules.exposed().isEmpty()) {
            headers.put("access-control-expose-headers", String.join(",", rules.exposed()));
        }
        return headers;
    }
}
