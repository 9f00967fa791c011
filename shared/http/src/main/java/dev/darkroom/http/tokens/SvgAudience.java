package dev.darkroom.http.tokens;

import com.nimbusds.jose.JWSAlgorithm;
import dev.darkroom.http.RouteGroup;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;
import java.util.regex.Pattern;

/** The tokens of SVG sessions: RS256, by whichever of our keys the token names. */
@Factory
@Requires(beans = PublishedKeys.class)
final class SvgAudience {
    static final String NAME = "svg";

    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Singleton
    Audience svg(PublishedKeys keys, InstantSource clock) {
        var terms = new Audience.Terms(
                NAME,
                "realtime-svg",
                JWSAlgorithm.RS256,
                Set.of(RouteGroup.SVG, RouteGroup.REALTIME),
                subject -> SUBJECT.matcher(subject).matches());
        return new Audience(terms, keys, clock);
    }
}
