package dev.darkroom.local.cloud;

import dev.darkroom.local.cloud.socket.SocketLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a laptop cloud is started.
 *
 * @param root folder of the repository
 * @param template the SAM template, usually {@code template.yaml} of the root
 * @param port of the gateway; 0 takes a free one
 * @param data folder to keep everything in; empty keeps everything in memory
 * @param workers GPU workers, 0 or more
 * @param environments how many JVMs one function may have at once, at least 1
 * @param parameters values of the template's parameters, made from the origin that clients will use
 * @param debug logical id of a function that a debugger may attach to
 * @param prewarm whether functions with HTTP routes are started before the first request
 * @param train whether missing ahead-of-time caches are made in the background, and used from then on
 * @param limits of the WebSocket API
 * @param gatewayTimeout how long a client waits for an answer
 * @param console takes each line of the log
 */
public record Options(
        Path root,
        Path template,
        int port,
        Optional<Path> data,
        int workers,
        int environments,
        Function<URI, Map<String, String>> parameters,
        Optional<String> debug,
        boolean prewarm,
        boolean train,
        SocketLimits limits,
        Duration gatewayTimeout,
        Consumer<String> console) {

    private static final int ENVIRONMENTS = 4;
    private static final Duration GATEWAY_TIMEOUT = Duration.ofSeconds(30);

    /** Darkroom from the repository at {@code root}, in memory, on a free port, without workers. */
    public static Options of(Path root) {
        return new Options(
                root,
                root.resolve("template.yaml"),
                0,
                Optional.empty(),
                0,
                ENVIRONMENTS,
                origin -> darkroom(origin, false),
                Optional.empty(),
                false,
                false,
                SocketLimits.AWS,
                GATEWAY_TIMEOUT,
                line -> {});
    }

    /**
     * The parameters that Darkroom's template is given on a laptop.
     *
     * @param strict whether rate limits are those of a deployment; else they are a hundred times as high
     */
    public static Map<String, String> darkroom(URI origin, boolean strict) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("StageName", "local");
        parameters.put("Revision", "0000000");
        parameters.put("PublicUrl", origin.toString());
        parameters.put("RateLimitFactor", strict ? "1" : "100");
        parameters.put("AllowedOrigins", origin + ",http://localhost:5173");
        return parameters;
    }

    public Options withTemplate(Path other, Function<URI, Map<String, String>> values) {
        return new Options(
                root,
                other,
                port,
                data,
                workers,
                environments,
                values,
                debug,
                prewarm,
                train,
                limits,
                gatewayTimeout,
                console);
    }

    public Options withPort(int other) {
        return new Options(
                root,
                template,
                other,
                data,
                workers,
                environments,
                parameters,
                debug,
                prewarm,
                train,
                limits,
                gatewayTimeout,
                console);
    }

    public Options withData(Path folder) {
        return new Options(
                root,
                template,
                port,
                Optional.of(folder),
                workers,
                environments,
                parameters,
                debug,
                prewarm,
                train,
                limits,
                gatewayTimeout,
                console);
    }

    public Options withWorkers(int count) {
        return new Options(
                root,
                template,
                port,
                data,
                count,
                environments,
                parameters,
                debug,
                prewarm,
                train,
                limits,
                gatewayTimeout,
                console);
    }

    public Options withStrictLimits() {
        return withTemplate(template, origin -> darkroom(origin, true));
    }

    public Options withDebug(String function) {
        return new Options(
                root,
                template,
                port,
                data,
                workers,
                environments,
                parameters,
                Optional.of(function),
                prewarm,
                train,
                limits,
                gatewayTimeout,
                console);
    }

    /** Starts functions early and makes their caches: for people who wait, not for tests. */
    public Options withEarlyStart() {
        return new Options(
                root,
                template,
                port,
                data,
                workers,
                environments,
                parameters,
                debug,
                true,
                true,
                limits,
                gatewayTimeout,
                console);
    }

    public Options withLimits(SocketLimits other) {
        return new Options(
                root,
                template,
                port,
                data,
                workers,
                environments,
                parameters,
                debug,
                prewarm,
                train,
                other,
                gatewayTimeout,
                console);
    }

    public Options withGatewayTimeout(Duration other) {
        return new Options(
                root,
                template,
                port,
                data,
                workers,
                environments,
                parameters,
                debug,
                prewarm,
                train,
                limits,
                other,
                console);
    }

    public Options withConsole(Consumer<String> other) {
        return new Options(
                root,
                template,
                port,
                data,
                workers,
                environments,
                parameters,
                debug,
                prewarm,
                train,
                limits,
                gatewayTimeout,
                other);
    }
}
