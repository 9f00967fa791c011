package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.Options;
import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.demo.client.Request;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The limits of a deployment, on a laptop that was started with {@code --strict-limits}. */
class StrictLimitsE2E {
    private static LaptopCloud cloud;
    private static Darkroom darkroom;

    @BeforeAll
    static void start() throws Exception {
        cloud = LaptopCloud.start(Options.of(Program.ROOT).withStrictLimits());
        darkroom = Darkroom.at(cloud.baseUri());
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    /**
     * Buckets fill up while a slow machine answers: so the refusal may come later, never earlier.
     *
     * @param quota requests a minute
     */
    private static Answer refused(int quota, Supplier<Request> request) {
        for (int passed = 0; passed < 3 * quota; passed++) {
            Answer answer = request.get().send();
            HouseRules.check(answer);
            if (answer.status() == 429) {
                assertThat(passed).isGreaterThanOrEqualTo(quota);
                return answer;
            }
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.header("ratelimit")).isPresent();
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void aNameGetsTenTokensAMinute() {
        Answer answer = refused(10, () -> darkroom.post("/api/auth/token").json(Map.of("user_id", "alice")));

        assertThat(answer.header("ratelimit-policy")).hasValue("\"sign-in\";q=10;w=60");
        assertThat(answer.header("ratelimit").orElseThrow()).startsWith("\"sign-in\";r=0;t=");
        long wait = Long.parseLong(answer.header("retry-after").orElseThrow());
        assertThat(wait).isBetween(1L, 6L);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Too many requests: try again in " + wait + " s.\"}");
    }

    @Test
    void anAddressReadsTheKeysAHundredTimesAMinute() {
        Answer answer = refused(100, () -> darkroom.get("/.well-known/jwks.json"));

        assertThat(answer.header("content-type")).hasValue("application/problem+json");
        assertThat(answer.header("ratelimit-policy")).hasValue("\"address\";q=100;w=60");
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:darkroom:problem:rate-limited");
    }
}
