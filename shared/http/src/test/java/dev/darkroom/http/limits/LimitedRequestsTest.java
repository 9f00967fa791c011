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
                        .contains("metric=RateLimiterUnavailable"));
    }

    private Answer anonymousRequest() {
        return function.get("/jobs/list", NO_HEADERS);
    }
}
