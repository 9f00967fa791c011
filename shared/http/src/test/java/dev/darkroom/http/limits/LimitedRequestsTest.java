package dev.darkroom.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.darkroom.http.testing.Answer;
import dev.darkroom.http.testing.HttpFunction;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Limits as a client meets them. */
class LimitedRequestsTest {
    private static final Map<String, String> NO_HEADERS = Map.of();

    private HttpFunction function;

    @BeforeEach
    void start() {
        function = HttpFunction.start(Map.of("spec.name", "probe", "spec.buckets", "memory", "keys.table", "keys"));
    }

    @AfterEach
    void stop() {
        function.close();
    }

    /** Buckets that can be cut off from their store. */
    static final class Store implements Buckets {
        private final Buckets working = new InMemoryBuckets();
        boolean down;

        @Override
        public Write takeFromFull(String bucket, long now, long interval) {
            return reach().takeFromFull(bucket, now, interval);
        }

        @Override
        public Write takeFromPartial(String bucket, long now, long interval, long latest) {
            return reach().takeFromPartial(bucket, now, interval, latest);
        }

        private Buckets reach() {
            if (down) {
                throw SdkClientException.create("the store cannot be reached");
            }
            return working;
        }
    }

    @Factory
    @Requires(property = "spec.buckets", value = "memory")
    static class InMemory {
        @Singleton
        Store store() {
            return new Store();
        }

        @Singleton
        @Replaces(RateLimiter.class)
        RateLimiter limiter(Store store, InstantSource clock) {
            return new RateLimiter(store, clock);
        }
    }

    @Test
    void theAnswerSaysHowManyRequestsAreLeft() {
        var answer = anonymousRequest();

        assertThat(answer.header("RateLimit-Policy")).hasValue("\"address\";q=100;w=60");
        assertThat(answer.header("RateLimit")).hasValue("\"address\";r=99;t=1");
        assertThat(answer.header("Retry-After")).isEmpty();
    }

    @Test
    void oneRequestTooManyIsRefusedAndToldWhenToComeBack() {
        for (int i = 0; i < 100; i++) {
            assertThat(anonymousRequest().status()).isNotEqualTo(429);
        }

        var answer = anonymousRequest();

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.errorCode()).isEqualTo("RATE_LIMITED");
        assertThat(answer.header("Retry-After")).hasValue("1");
        assertThat(answer.header("RateLimit-Policy")).hasValue("\"address\";q=100;w=60");
        assertThat(answer.header("RateLimit")).hasValue("\"address\";r=0;t=1");
        assertThat(answer.header("X-Request-Id")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/composition/x | {"error":{"code":"RATE_LIMITED","message":"Too many requests: try again in 1 s.","details":{"retry_after_seconds":1}}}
            /api/user/x        | {"error":"Too many requests: try again in 1 s."}
            /api/assets/x      | {"error":"Too many requests: try again in 1 s.","details":{"retry_after_seconds":1}}
            /api/v1/x          | {"type":"urn:darkroom:problem:rate-limited","title":"Rate limited","status":429,"detail":"Too many requests: try again in 1 s.","instance":"urn:darkroom:request:ID"}
            """)
    void aRefusalIsInTheWordsOfItsPath(String path, String body) {
        for (int i = 0; i < 100; i++) {
            assertThat(function.get(path, NO_HEADERS).status()).isEqualTo(404);
        }

        var answer = function.get(path, NO_HEADERS);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text())
                .isEqualTo(body.replace("ID", answer.header("X-Request-Id").orElseThrow()));
        assertThat(answer.header("Retry-After")).hasValue("1");
        assertThat(answer.header("RateLimit-Policy")).hasValue("\"address\";q=100;w=60");
    }

    @Test
    void whereSomebodySignsInTenTriesAMinuteAreEnough() {
        for (int i = 0; i < 10; i++) {
            assertThat(function.post("/api/auth/token", NO_HEADERS, "{}").status())
                    .isEqualTo(404);
        }

        var answer = function.post("/api/auth/token", NO_HEADERS, "{}");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).hasValue("6");
        assertThat(answer.header("RateLimit-Policy")).hasValue("\"sign-in\";q=10;w=60");
    }

    @Test
    void reportsOfWorkersAreNotLimited() {
        for (int i = 0; i < 120; i++) {
            var answer = function.post("/jobs/j/callback", NO_HEADERS, "{}");

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("RateLimit")).isEmpty();
        }
    }

    @Test
    void aStoreThatCannotBeReachedLetsRequestsThroughAndIsCounted() {
        var log = (Logger) LoggerFactory.getLogger(RateLimitFilter.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        function.bean(Store.class).down = true;

        var answer = function.get("/jobs/nowhere", NO_HEADERS);

        log.detachAppender(lines);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("RateLimit")).isEmpty();
        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getKeyValuePairs())
                        .extracting(pair -> pair.key + "=" + pair.value)
                        .contains("metrics={RateLimiterUnavailable=1}"));
    }

    private Answer anonymousRequest() {
        return function.get("/jobs/list", NO_HEADERS);
    }
}
