package dev.darkroom.svg.api;

import dev.darkroom.http.AcceptedTypes;
import dev.darkroom.http.PlainErrors;
import dev.darkroom.http.Reply;
import dev.darkroom.svg.Frame;
import dev.darkroom.svg.Owner;
import dev.darkroom.svg.Rasteriser;
import dev.darkroom.svg.SvgSessions;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The current frame of a session, as SVG or PNG. An id with {@code .png} at its end asks for the PNG of the id before it,
 * so that a session whose own id ends so is shown as PNG only.
 */
@Controller("/stream")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = SvgApi.TAG)
@PlainErrors
class StreamController {
    static final String SVG = "image/svg+xml";
    static final String PNG = "image/png";
    private static final String SUFFIX = ".png";

    /** Whoever opens a frame as a document gets a picture: nothing runs, nothing is fetched. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private final SvgSessions sessions;
    private final Rasteriser rasteriser;

    StreamController(SvgSessions sessions, Rasteriser rasteriser) {
        this.sessions = sessions;
        this.rasteriser = rasteriser;
    }

    /** The current frame of a public session; {@code {session_id}.png} is the same as PNG. */
    @Get("/{session_id}")
    @FrameAnswers
    HttpResponse<?> showFrame(
            @PathVariable("session_id") String sessionId,
            @Parameter(description = "width of the PNG in pixels, 1 to 4096; the frame's own when left out")
                    @QueryValue
                    @Nullable Integer w,
            @Parameter(hidden = true) AcceptedTypes accepted,
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return frame(Owner.everyone(), sessionId, w, accepted, known);
    }

    /** The current frame of a user's session; {@code {session_id}.png} is the same as PNG. */
    @Get("/{user_id}/{session_id}")
    @FrameAnswers
    HttpResponse<?> showUserFrame(
            @PathVariable("user_id") String userId,
            @PathVariable("session_id") String sessionId,
            @Parameter(description = "width of the PNG in pixels, 1 to 4096; the frame's own when left out")
                    @QueryValue
                    @Nullable Integer w,
            @Parameter(hidden = true) AcceptedTypes accepted,
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return frame(PathNames.user(userId), sessionId, w, accepted, known);
    }

    private HttpResponse<?> frame(
            Owner owner, String name, @Nullable Integer w, AcceptedTypes accepted, @Nullable String known) {
        boolean suffixed = name.endsWith(SUFFIX);
        var id = suffixed ? name.substring(0, name.length() - SUFFIX.length()) : name;
        boolean asPng = suffixed || (accepted.name(PNG) && !accepted.name(SVG));
        var width = w == null ? OptionalInt.empty() : OptionalInt.of(w);
        var frame = sessions.frame(PathNames.session(owner, id)).orRefuse();
        var etag = etag(frame, asPng, width);
        var answer = isKnown(etag, known) ? Reply.notModified() : picture(frame, asPng, width);
        return answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Security-Policy", POLICY);
    }

    private MutableHttpResponse<?> picture(Frame frame, boolean asPng, OptionalInt width) {
        return asPng
                ? HttpResponse.ok(rasteriser.png(frame, width).orRefuse()).contentType(PNG)
                : HttpResponse.ok(frame.svg()).contentType(SVG);
    }

    /** The same frame is another file for each type and width. */
    private static String etag(Frame frame, boolean asPng, OptionalInt width) {
        var kind = asPng ? "-png" + (width.isPresent() ? width.getAsInt() : "") : "";
        return '"' + frame.etag() + kind + '"';
    }

    private static boolean isKnown(String etag, @Nullable String known) {
        return known != null
                && Stream.of(known.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals(etag) || tag.equals("*"));
    }
}
