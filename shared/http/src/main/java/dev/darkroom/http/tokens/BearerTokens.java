package dev.darkroom.http.tokens;

import dev.darkroom.http.RequestSource;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Judges the token of a request, once: the rate limiter and the security rules read the same verdict. */
@Singleton
public final class BearerTokens {
    private static final String ATTRIBUTE = Verdict.class.getName();
    private static final String SCHEME = "Bearer ";

    /** Ours have about 300 characters; a longer header is not worth parsing. */
    private static final int MAX_TOKEN = 4096;

    private final List<Audience> audiences;
    private final RequestSource requests;

    BearerTokens(List<Audience> audiences, RequestSource requests) {
        this.audiences = audiences;
        this.requests = requests;
    }

    /** @throws RuntimeException when the keys cannot be read */
    public Verdict judge(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Verdict.class).orElseGet(() -> {
            var verdict = request.getHeaders()
                    .getAuthorization()
                    .map(header -> judge(request, header))
                    .orElseGet(Verdict.Absent::new);
            request.setAttribute(ATTRIBUTE, verdict);
            return verdict;
        });
    }

    private Verdict judge(HttpRequest<?> request, String header) {
        boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (!bearer || header.length() > MAX_TOKEN) {
            return new Verdict.Refused();
        }
        var token = header.substring(SCHEME.length()).strip();
        var group = requests.of(request).group();
        return audiences.stream()
                .filter(audience -> audience.opens(group))
                .map(audience -> audience.verify(token))
                .flatMap(Optional::stream)
                .findFirst()
                .<Verdict>map(Verdict.Accepted::new)
                .orElseGet(Verdict.Refused::new);
    }
}
