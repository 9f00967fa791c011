package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.TokenRules.Expected.refused;
import static dev.darkroom.acceptance.TokenRules.Expected.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.acceptance.TokenForge.Audience;
import dev.darkroom.contract.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the contracts say about tokens: which group of routes is open to whom, and for each route what comes of the right
 * token and of another tenant's. A group more is a line in {@link #GROUPS}; where it says {@link Group#summarily}, its routes
 * need no lines of their own.
 */
final class TokenRules {
    private static final String JOB_GONE = "There is no such job. GET /jobs lists yours.";
    private static final String RULE_GONE = "There is no such rule. GET /rules lists yours.";
    private static final String SESSION_GONE = "There is no such session. POST /api/composition/start begins one.";
    private static final String NOT_YOURS = "User {other} cannot modify sessions of user {user_id}";

    /** First match counts. */
    private static final List<Group> GROUPS = List.of(
            open("POST /auth/anon", Refusals.ENVELOPE),
            open("POST /(jobs|generations)/.*/callback", Refusals.ENVELOPE), // signed, by the Standard Webhooks
            optional("\\w+ /api/(composition|branch|node|session/session_).*", Refusals.CODED, Audience.JOBS),
            closed("\\w+ /(me|presets|rules|jobs)(/.*)?", Refusals.ENVELOPE, Audience.JOBS),
            open("POST /api/auth/token", Refusals.PLAIN),
            open("GET /api/user/\\{user_id}/session/\\{session_id}", Refusals.PLAIN),
            closed("\\w+ /api/user/.*", Refusals.PLAIN, Audience.SVG),
            open("\\w+ /api/session(/.*)?", Refusals.PLAIN),
            open("GET /(stream|view)/.*", Refusals.PLAIN),
            closed("POST /realtime/tickets", Refusals.CODED, Audience.JOBS, Audience.SVG, Audience.STUDIO),
            open("POST /api/v1/auth/(register|login|refresh)", Refusals.PROBLEM).summarily(),
            closed("\\w+ /api/v1/.*", Refusals.PROBLEM, Audience.STUDIO).summarily(),
            open("GET /\\.well-known/.*", Refusals.PROBLEM));

    private static final String NEW_RULE =
            "{\"name\":\"r\",\"preset_id\":\"seller\",\"concepts\":{\"Body\":{\"action\":\"remove\"}}}";
    private static final String NEW_BRANCH = "{\"sessionId\":\"session_{id}\",\"sourceNodeId\":\"node_prompt_{id}\","
            + "\"feedback\":[{\"id\":\"f\",\"area\":\"full\",\"type\":\"text\",\"text\":\"darker\"}]}";
    private static final String NEW_JOB = "{\"preset\":\"seller\",\"item_count\":1}";
    private static final String NEW_SESSION = "{\"session_id\":\"{fresh}\",\"template\":\"<svg/>\"}";

    private static final Map<String, Line> LINES = lines(
            line("POST /auth/anon", "{}", status(201)),
            line("GET /me", null, status(200), status(200)),
            line("GET /me/ledger", null, status(200), status(200)),
            line("GET /presets", null, status(200), status(200)),
            line("GET /presets/{id}", null, status(200), status(200)),
            line("POST /rules", NEW_RULE, status(201), status(201)),
            line("GET /rules", null, status(200), status(200)),
            line("GET /rules/{id}", null, status(200), refused(404, "NOT_FOUND", RULE_GONE)),
            line("PUT /rules/{id}", "{\"name\":\"s\"}", status(200), refused(404, "NOT_FOUND", RULE_GONE)),
            line("DELETE /rules/{id}", null, status(200), refused(404, "NOT_FOUND", RULE_GONE)),
            line("POST /jobs", NEW_JOB, status(201), status(201)),
            line("GET /jobs", null, status(200), status(200)),
            line("GET /jobs/{id}", null, status(200), refused(404, "JOB_NOT_FOUND", JOB_GONE)),
            line("GET /jobs/{id}/receipt", null, status(200), refused(404, "JOB_NOT_FOUND", JOB_GONE)),
            line("POST /jobs/{id}/uploads", null, status(200), refused(404, "JOB_NOT_FOUND", JOB_GONE)),
            line(
                    "POST /jobs/{id}/confirm-upload",
                    null,
                    refused(
                                    409,
                                    "JOB_WRONG_STATE",
                                    "1 of 1 photos are not in the store, or are over 25 MiB. Upload them, then confirm again.")
                            .with("{\"missing\":[0]}"),
                    refused(404, "JOB_NOT_FOUND", JOB_GONE)),
            line(
                    "POST /jobs/{id}/execute",
                    "{\"concepts\":{\"Body\":{\"action\":\"remove\"}}}",
                    refused(409, "JOB_WRONG_STATE", "The job is created and cannot be executed now.")
                            .with("{\"status\":\"created\"}"),
                    refused(404, "JOB_NOT_FOUND", JOB_GONE)),
            line("POST /jobs/{id}/cancel", null, status(200), refused(404, "JOB_NOT_FOUND", JOB_GONE)),
            line(
                    "POST /jobs/{id}/callback",
                    "{}",
                    refused(
                            403,
                            "CALLBACK_UNAUTHORIZED",
                            "The report is not signed with the callback secret, or was signed more than five minutes ago.")),
            line(
                    "POST /generations/{session}/{line}/callback",
                    "{}",
                    refused(
                            403,
                            "CALLBACK_UNAUTHORIZED",
                            "The report is not signed with the callback secret, or was signed more than five minutes ago.")),
            line("POST /api/composition/objects", "{\"prompt\":\"a boat\"}", status(200)),
            line("POST /api/composition/start", "{\"prompt\":\"a boat\",\"totalSteps\":1}", status(200)),
            line("POST /api/composition/uploads", "{\"content_type\":\"image/png\",\"size\":9}", status(201)),
            line("POST /api/branch/create", NEW_BRANCH, status(200)),
            line("GET /api/session/session_{id}", null, status(200)),
            line("GET /api/node/{id}", null, status(200)),
            line("DELETE /api/session/session_{id}", null, refused(404, "SESSION_NOT_FOUND", SESSION_GONE)),
            line("POST /api/auth/token", "{\"user_id\":\"{fresh}\"}", status(200)),
            line("POST /api/user/{user_id}/session", NEW_SESSION, status(201), refused(403, "FORBIDDEN", NOT_YOURS)),
            line(
                    "PUT /api/user/{user_id}/session/{session_id}",
                    "{\"args\":{}}",
                    status(204),
                    refused(403, "FORBIDDEN", NOT_YOURS)),
            line(
                    "DELETE /api/user/{user_id}/session/{session_id}",
                    null,
                    status(204),
                    refused(403, "FORBIDDEN", NOT_YOURS)),
            line(
                    "GET /api/user/{user_id}/sessions",
                    null,
                    status(200),
                    refused(403, "FORBIDDEN", NOT_YOURS.replace("modify", "read"))),
            line("GET /api/user/{user_id}/session/{session_id}", null, status(200)),
            line("POST /api/session", NEW_SESSION, status(201)),
            line("PUT /api/session/{session_id}", "{\"args\":{}}", status(204)),
            line("GET /api/session/{session_id}", null, status(200)),
            line("GET /stream/{session_id}", null, status(200)),
            line("GET /stream/{user_id}/{session_id}", null, status(200)),
            line("GET /view/{session_id}", null, status(200)),
            line("GET /view/{user_id}/{session_id}", null, status(200)),
            line(
                    "POST /api/v1/auth/refresh",
                    "{}",
                    refused(401, "AUTH_REQUIRED", "Send a refresh token: as the cookie, or as refresh_token.")),
            line("POST /realtime/tickets", null, status(200), status(200)),
            line("GET /.well-known/jwks.json", null, status(200)));

    private TokenRules() {}

    /**
     * Routes that tokens open alike.
     *
     * @param audiences whose tokens open them; none when no token is asked for
     * @param needsLines whether each route says what becomes of good tokens
     * @param needsToken whether whoever sends none is refused
     */
    record Group(Pattern routes, Refusals dialect, List<Audience> audiences, boolean needsLines, boolean needsToken) {
        boolean isOpen() {
            return audiences.isEmpty();
        }

        /** Without lines, it is enough that a good token is let in, whatever its request comes to. */
        Group summarily() {
            return new Group(routes, dialect, audiences, false, needsToken);
        }
    }

    /**
     * What is sent to a route, and what comes back.
     *
     * @param other for another tenant's token
     */
    record Line(String route, @Nullable String body, Expected right, Expected other) {}

    /**
     * @param status 0 for whatever a request that is let in may come to
     * @param code null for a success, whose body the OpenAPI document describes
     */
    record Expected(
            int status,
            @Nullable String code,
            String message,
            @Nullable String details) {
        static final Expected LET_IN = status(0);

        boolean isMetBy(int actual) {
            return status == 0 ? actual < 500 && actual != 401 && actual != 403 : actual == status;
        }

        static Expected status(int status) {
            return new Expected(status, null, "", null);
        }

        static Expected refused(int status, String code, String message) {
            return new Expected(status, code, message, null);
        }

        Expected with(String details) {
            return new Expected(status, code, message, details);
        }

        /** The whole body of a refusal; empty for a success. */
        Optional<JsonNode> body(Refusals dialect, Map<String, String> names) {
            if (code == null) {
                return Optional.empty();
            }
            var body = dialect.body(status, code, filled(message, names));
            if (details != null) {
                ((ObjectNode) body.path("error")).set("details", Json.mapper().valueToTree(tree(details)));
            }
            return Optional.of(body);
        }
    }

    /** The group of {@code METHOD /path}, as the OpenAPI document writes it. */
    static Group group(String route) {
        return GROUPS.stream()
                .filter(group -> group.routes().matcher(route).matches())
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(
                                "The rules of tokens do not know " + route
                                        + ". Say in TokenRules.GROUPS whether it is open or which audiences open it, and its dialect."));
    }

    /** What is known of the route. */
    static Line line(String route) {
        if (!group(route).needsLines() && !LINES.containsKey(route)) {
            return line(route, route.startsWith("P") ? "{}" : null, Expected.LET_IN);
        }
        return Optional.ofNullable(LINES.get(route))
                .orElseThrow(() -> new AssertionError("The rules of tokens do not know what comes of " + route
                        + ". Add a line for it to TokenRules.LINES: what is sent, what the right token gets, and what"
                        + " another tenant's gets."));
    }

    /** Routes that have a line. */
    static Set<String> routes() {
        return LINES.keySet();
    }

    /** Replaces {@code {name}} by its value. */
    static String filled(String text, Map<String, String> names) {
        var filled = text;
        for (var name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    private static Object tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Group open(String routes, Refusals dialect) {
        return new Group(Pattern.compile(routes), dialect, List.of(), true, false);
    }

    private static Group closed(String routes, Refusals dialect, Audience... audiences) {
        return new Group(Pattern.compile(routes), dialect, List.of(audiences), true, true);
    }

    /** Whoever sends no token is let in; whoever sends one must send a good one. */
    private static Group optional(String routes, Refusals dialect, Audience... audiences) {
        return new Group(Pattern.compile(routes), dialect, List.of(audiences), true, false);
    }

    private static Line line(String route, @Nullable String body, Expected right, Expected other) {
        return new Line(route, body, right, other);
    }

    /** Whoever comes, and with whatever. */
    private static Line line(String route, @Nullable String body, Expected all) {
        return new Line(route, body, all, all);
    }

    private static Map<String, Line> lines(Line... lines) {
        var byRoute = new LinkedHashMap<String, Line>();
        for (var line : lines) {
            byRoute.put(line.route(), line);
        }
        return byRoute;
    }
}
