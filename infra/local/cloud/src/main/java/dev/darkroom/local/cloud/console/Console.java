package dev.darkroom.local.cloud.console;

import dev.darkroom.local.cloud.gateway.Answer;
import dev.darkroom.local.cloud.gateway.OwnPages;
import dev.darkroom.local.cloud.gateway.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of {@code infra/console}: {@code /} is its page, {@code /console/…} what that loads. */
public final class Console implements OwnPages {
    private static final String FOLDER = "dev/darkroom/console/";
    private static final String PAGE = "index.html";
    private static final Pattern PART = Pattern.compile("/console/((?:[a-z0-9-]+/)*[a-z0-9-]+\\.(?:js|css|svg))");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8");

    private final String policy;
    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    /**
     * The console of one laptop cloud.
     *
     * @param webSocket address of the WebSocket API
     * @param objectStore where presigned links lead
     */
    public Console(URI webSocket, URI objectStore) {
        this.policy = policy(origin(webSocket), origin(objectStore));
    }

    /** Trusted types are demanded and none may be made: text cannot become markup or script, whatever the page does. */
    private static String policy(String sockets, String store) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' blob: data: " + store,
                "connect-src 'self' " + sockets + " " + store,
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'");
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    @Override
    public Optional<Answer> answer(Request request) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        return name(request.path()).filter(name -> reads).flatMap(this::asset).map(asset -> answer(request, asset));
    }

    private static Optional<String> name(String path) {
        if (path.equals("/")) {
            return Optional.of(PAGE);
        }
        Matcher part = PART.matcher(path);
        return part.matches() ? Optional.of(part.group(1)) : Optional.empty();
    }

    private Optional<Asset> asset(String name) {
        return Optional.ofNullable(read.computeIfAbsent(name, Console::load)); // what is absent is not kept
    }

    private static @Nullable Asset load(String name) {
        try (InputStream in = Console.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            return in == null
                    ? null
                    : Asset.of(TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), ""), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(Request request, Asset asset) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("etag", asset.etag());
        headers.put("cache-control", "no-cache");
        headers.put("vary", "Accept-Encoding");
        headers.put("content-security-policy", policy);
        if (names(request, "if-none-match", asset.etag()) || names(request, "if-none-match", "*")) {
            return new Answer(304, headers, List.of(), new byte[0]);
        }
        headers.put("content-type", asset.type());
        if (!names(request, "accept-encoding", "gzip")) {
            return new Answer(200, headers, List.of(), asset.plain());
        }
        headers.put("content-encoding", "gzip");
        return new Answer(200, headers, List.of(), asset.gzipped());
    }

    /** Whether a header lists an element; one with a weight of nothing is not listed. */
    private static boolean names(Request request, String header, String element) {
        return request.headers().getOrDefault(header, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .anyMatch(listed -> listed.equals(element)
                        || (listed.startsWith(element + ";") && !listed.matches(".*q=0(\\.0*)?")));
    }
}
