package dev.darkroom.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.darkroom.http.tokens.Audience;
import dev.darkroom.http.tokens.Caller;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Refusal;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A controller with one path in each dialect, and tokens for it. */
final class Probe {
    static final String NAME = "probe";
    static final String USER = "u_01JD0000000000000000000000";
    private static final byte[] KEY =
            "a key of the tests, at least 32 bytes long".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private Probe() {}

    @Introspected
    record Item(
            @NotNull @Size(max = 10) String contentType,
            @Min(1) long size) {}

    @Introspected
    record Order(
            @NotNull @Size(min = 1, max = 5) String name,
            @Min(1) @Max(9) int itemCount,
            @Size(max = 2) List<@Valid Item> items) {}

    record Echo(String user, String name, int itemCount) {}

    @Controller
    @Requires(property = "spec.name", value = NAME)
    static class ProbeController {
        @Post(
                uris = {
                    "/jobs/probe",
                    "/api/composition/probe",
                    "/api/session/probe",
                    "/api/assets/probe",
                    "/api/v1/probe"
                })
        io.micronaut.http.HttpResponse<Envelope<Echo>> order(Caller caller, @Valid @Body Order order) {
            return Reply.created(new Echo(caller.userId().value(), order.name(), order.itemCount()));
        }

        @Get(
                uris = {
                    "/jobs/probe/broken",
                    "/api/composition/probe/broken",
                    "/api/session/probe/broken",
                    "/api/assets/probe/broken",
                    "/api/v1/probe/broken"
                })
        Envelope<Echo> broken() {
            throw new IllegalStateException("jdbc:secret://password@db");
        }

        @Get(
                uris = {
                    "/jobs/probe/taken",
                    "/api/composition/probe/taken",
                    "/api/session/probe/taken",
                    "/api/assets/probe/taken",
                    "/api/v1/probe/taken"
                })
        Envelope<Echo> taken() {
            throw new Refusal(Problem.of(Problem.Kind.CONFLICT, "It is taken."));
        }

        @Get("/jobs/list")
        io.micronaut.http.HttpResponse<Envelope<Integer>> list(@QueryValue(defaultValue = "50") int limit) {
            return Reply.ok(limit);
        }

        @Post("/jobs/keyed")
        io.micronaut.http.HttpResponse<Envelope<String>> keyed(Optional<IdempotencyKey> key) {
            return Reply.ok(key.map(k -> k.key() + "/" + k.requestHash()).orElse("none"));
        }

        @Post("/jobs/optional")
        io.micronaut.http.HttpResponse<Envelope<String>> optional(@Valid @Body Anything body) {
            return Reply.ok(String.valueOf(body.deviceHash()));
        }

        @Post("/jobs/{id}/callback")
        @Secured(SecurityRule.IS_ANONYMOUS)
        io.micronaut.http.HttpResponse<Envelope<String>> callback(String id, RawBody body) {
            return Reply.accepted(id + ":" + HexFormat.of().formatHex(body.bytes()));
        }
    }

    @Introspected
    record Anything(
            @Size(max = 10) @org.jspecify.annotations.Nullable String deviceHash) {}

    /** When all of this happens. */
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123Z");

    @Factory
    @Requires(property = "spec.name", value = NAME)
    static class EveryPath {
        @Singleton
        @Primary
        InstantSource clock() {
            return InstantSource.fixed(NOW);
        }

        @Singleton
        Audience probe(InstantSource clock) {
            var keys = new JWKSet(new OctetSequenceKey.Builder(KEY).build());
            var terms = new Audience.Terms(
                    "jobs", "tests", JWSAlgorithm.HS256, EnumSet.allOf(RouteGroup.class), subject -> true);
            return new Audience(terms, (selector, context) -> selector.select(keys), clock);
        }
    }

    static String token() {
        return token(new JWTClaimsSet.Builder()
                .subject(USER)
                .audience("jobs")
                .issuer("tests")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(600)))
                .build());
    }

    static String token(JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(KEY));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
