package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.SvgUser.aSvgUser;
import static dev.darkroom.acceptance.SvgUser.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.darkroom.acceptance.TokenForge.Audience;
import dev.darkroom.acceptance.TokenRules.Expected;
import dev.darkroom.acceptance.TokenRules.Group;
import dev.darkroom.acceptance.TokenRules.Line;
import dev.darkroom.local.demo.client.Answer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every route that the served document knows, with every kind of token: who is let in, and in which words others are not. */
class TokenMatrixE2E {
    private static int answers;
    private static int routes;

    /** What a refused token is told; with none at all it is asked for one. */
    private static final Expected BAD =
            Expected.refused(401, "AUTH_INVALID", "The token is not valid here or has expired: sign in again.");

    private static final Expected BAD_WHERE_NONE_WILL_DO = Expected.refused(
            401, "AUTH_INVALID", "The token is not valid here or has expired: sign in again, or send none.");

    private static final Expected MISSING =
            Expected.refused(401, "AUTH_REQUIRED", "Send a token as Authorization: Bearer.");

    @AfterAll
    static void tellTheSize() {
        System.out.printf("token matrix: %d routes, %d answers%n", routes, answers);
    }

    @TestFactory
    Stream<DynamicContainer> everyRouteWithEveryToken() {
        var forge = new TokenForge(Laptop.shared().secret("JobsTokenSecret"), signingKeys());
        return Cloud.contract().operations().stream().map(route -> dynamicContainer(route, kinds(route, forge)));
    }

    /** Made by the first who asks for them. */
    private static String signingKeys() {
        aSvgUser();
        return Laptop.shared().secret("SigningKeys");
    }

    private static Stream<DynamicTest> kinds(String route, TokenForge forge) {
        var group = TokenRules.group(route);
        var line = TokenRules.line(route);
        routes++;
        var audiences = group.isOpen() ? List.of(Audience.JOBS) : group.audiences();
        return audiences.stream().flatMap(audience -> {
            var scene = Scene.of(route, audience);
            return Arrays.stream(TokenKind.values())
                    .map(kind -> dynamicTest(
                            kind + " as " + audience,
                            () -> new Visit(group, line, scene, audience).check(kind, forge)));
        });
    }

    @Test
    void theRulesKnowNoRouteThatIsGone() {
        assertThat(Cloud.contract().operations()).containsAll(TokenRules.routes());
    }

    /** The document and the rules must not tell clients different things. */
    @TestFactory
    Stream<DynamicTest> theDocumentAsksForTokensWhereTheRulesDo() {
        return Cloud.contract().operations().stream()
                .map(route -> dynamicTest(route, () -> {
                    var group = TokenRules.group(route);
                    var schemes = Cloud.contract().securitySchemes(route);
                    assertThat(schemes.isEmpty() || schemes.equals(List.of("webhookSignature")))
                            .isEqualTo(group.isOpen());
                    assertThat(group.isOpen() ? 0 : schemes.size())
                            .isEqualTo(group.audiences().size());
                }));
    }

    /** Whose things a route is asked for, and who asks. */
    private record Scene(String owner, String other, Map<String, String> names) {
        static Scene of(String route, Audience audience) {
            var names = new HashMap<String, String>();
            String owner;
            String other;
            if (route.contains("/jobs/{") || route.contains("/rules/{") || audience == Audience.JOBS) {
                var user = aUser();
                owner = user.id();
                other = aUser().id();
                names.put("id", "seller");
                names.put("session", "session_" + "0".repeat(26));
                names.put("line", "main");
                if (route.contains("/jobs/{")) {
                    names.put("id", TestJob.aJob().by(user).id());
                } else if (route.contains("/rules/{")) {
                    names.put(
                            "id",
                            user.storeRule("r", "seller", TestJob.BLUE_BODY).id());
                }
            } else if (audience == Audience.STUDIO) {
                owner = StudioUser.registered().id();
                other = StudioUser.registered().id();
            } else {
                owner = fresh("owner");
                other = fresh("other");
            }
            if (route.contains("{user_id}")) {
                var user = audience == Audience.SVG ? SvgUser.named(owner) : aSvgUser();
                names.put("user_id", user.name());
                names.put("session_id", user.aSession("a picture"));
            } else if (route.contains("/api/branch") || route.contains("/api/node") || route.contains("session_{id}")) {
                var session = route.startsWith("DELETE")
                        ? "0".repeat(26)
                        : TestSession.aBoat(1).name();
                names.put("id", route.contains("/api/node") ? "node_prompt_" + session : session);
            } else if (route.contains("{session_id}")) {
                names.put("session_id", SvgUser.aPublicSession(SvgUser.TEMPLATE, Map.of()));
            }
            names.put("other", other);
            return new Scene(owner, other, names);
        }
    }

    /** One route by one kind of token. */
    private record Visit(Group group, Line line, Scene scene, Audience audience) {
        void check(TokenKind kind, TokenForge forge) {
            var names = new HashMap<>(scene.names());
            names.put("fresh", fresh("fresh"));
            var expected = expected(kind);

            var answer = send(kind, forge, names);
            answers++;

            assertThat(expected.isMetBy(answer.status()))
                    .as("%s as %s wants: %s %s", line.route(), expected, answer.status(), answer.body())
                    .isTrue();
            expected.body(group.dialect(), names)
                    .ifPresent(body -> assertThat(Refusals.comparable(answer)).isEqualTo(body));
            assertThat(answer.header("www-authenticate").isPresent()).isEqualTo(answer.status() == 401);
            if (kind == TokenKind.OTHER_TENANT && !group.isOpen() && audience != Audience.SVG) {
                assertThat(answer.body()).doesNotContain(scene.owner());
            }
        }

        private Expected expected(TokenKind kind) {
            if (group.isOpen() || kind == TokenKind.RIGHT) {
                return line.right();
            }
            if (kind == TokenKind.OTHER_TENANT) {
                return line.other();
            }
            if (kind.isBad()) {
                return group.needsToken() ? BAD : BAD_WHERE_NONE_WILL_DO;
            }
            return group.needsToken() ? MISSING : line.right();
        }

        private Answer send(TokenKind kind, TokenForge forge, Map<String, String> names) {
            var request = line.route().split(" ", 2);
            var sent = darkroom().request(request[0], TokenRules.filled(request[1], names));
            var body = line.body();
            if (body != null) {
                sent.body("application/json", TokenRules.filled(body, names));
            }
            var token = forge.token(kind, audience, kind == TokenKind.OTHER_TENANT ? scene.other() : scene.owner());
            return (token == null ? sent : sent.token(token)).send();
        }
    }
}
