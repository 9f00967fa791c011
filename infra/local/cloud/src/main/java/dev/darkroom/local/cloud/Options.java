package dev.darkroom.local.cloud;

import dev.darkroom.local.cloud.socket.SocketLimits;
import dev.darkroom.local.template.Endpoints;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** How a laptop cloud is started. Never changes: each {@code with…} gives another one. */
public final class Options {
    /** More JVMs than cores only make each other late. */
    private static final int ENVIRONMENTS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    private static final Duration GATEWAY_TIMEOUT = Duration.ofSeconds(30);

    private final Path root;
    private Path template;
    private int port;
    private Optional<Path> data = Optional.empty();
    private int workers;
    private Function<URI, Map<String, String>> parameters = origin -> darkroom(origin, false);
    private Optional<String> debug = Optional.empty();
    private boolean earlyStart;
    private SocketLimits limits = SocketLimits.AWS;
    private Duration gatewayTimeout = GATEWAY_TIMEOUT;
    private Consumer<String> console = line -> {};
    private UnaryOperator<Endpoints> detour = UnaryOperator.identity();

    private Options(Path root) {
        this.root = root;
        this.template = root.resolve("template.yaml");
    }

    /** Darkroom from the repository at {@code root}, in memory, on a free port, without workers. */
    public static Options of(Path root) {
        return new Options(root);
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
        parameters.put("CompositionAccess", "open");
        // people type either name of the loopback, and a browser takes them for two origins
        parameters.put("AllowedOrigins", origin + ",http://127.0.0.1:" + origin.getPort() + ",http://localhost:5173");
        return parameters;
    }

    private Options with(Consumer<Options> change) {
        var other = new Options(root);
        other.template = template;
        other.port = port;
        other.data = data;
        other.workers = workers;
        other.parameters = parameters;
        other.debug = debug;
        other.earlyStart = earlyStart;
        other.limits = limits;
        other.gatewayTimeout = gatewayTimeout;
        other.console = console;
        other.detour = detour;
        change.accept(other);
        return other;
    }

    /** @param values of the template's parameters, made from the origin that clients will use */
    public Options withTemplate(Path file, Function<URI, Map<String, String>> values) {
        return with(other -> {
            other.template = file;
            other.parameters = values;
        });
    }

    /** @param number of the gateway's port; 0 takes a free one */
    public Options withPort(int number) {
        return with(other -> other.port = number);
    }

    /** @param folder to keep everything in; without one everything is kept in memory */
    public Options withData(Path folder) {
        return with(other -> other.data = Optional.of(folder));
    }

    /** @param count of GPU workers, 0 or more */
    public Options withWorkers(int count) {
        return with(other -> other.workers = count);
    }

    /** The rate limits of a deployment. */
    public Options withStrictLimits() {
        return with(other -> other.parameters = origin -> darkroom(origin, true));
    }

    /** @param function logical id of one that a debugger may attach to */
    public Options withDebug(String function) {
        return with(other -> other.debug = Optional.of(function));
    }

    /** Starts functions early and makes their caches: for people who wait, not for tests. */
    public Options withEarlyStart() {
        return with(other -> other.earlyStart = true);
    }

    /** @param bounds of the WebSocket API */
    public Options withLimits(SocketLimits bounds) {
        return with(other -> other.limits = bounds);
    }

    /** @param longest time that a client waits for an answer */
    public Options withGatewayTimeout(Duration longest) {
        return with(other -> other.gatewayTimeout = longest);
    }

    /** @param lines takes each line of the log */
    public Options withConsole(Consumer<String> lines) {
        return with(other -> other.console = lines);
    }

    /** @param url by which workers reach the API, where it is another than clients use */
    public Options withPublicUrl(URI url) {
        return with(other -> other.parameters = origin -> {
            Map<String, String> values = new LinkedHashMap<>(parameters.apply(origin));
            values.put("PublicUrl", url.toString());
            return values;
        });
    }

    /** @param way from the stand-ins' endpoints to those by which functions and workers reach them: past something that gets in their way */
    public Options withDetour(UnaryOperator<Endpoints> way) {
        return with(other -> other.detour = way);
    }

    /** Folder of the repository. */
    public Path root() {
        return root;
    }

    /** The SAM template. */
    public Path template() {
        return template;
    }

    /** Of the gateway; 0 takes a free one. */
    public int port() {
        return port;
    }

    /** Where everything is kept; empty for memory. */
    public Optional<Path> data() {
        return data;
    }

    /** GPU workers. */
    public int workers() {
        return workers;
    }

    /** How many JVMs one function may have at once. */
    public int environments() {
        return ENVIRONMENTS;
    }

    /** The template's parameters for the origin that clients use. */
    public Function<URI, Map<String, String>> parameters() {
        return parameters;
    }

    /** Logical id of the function that a debugger may attach to. */
    public Optional<String> debug() {
        return debug;
    }

    /** Whether functions with HTTP routes are started before the first request. */
    public boolean prewarm() {
        return earlyStart;
    }

    /** Whether missing ahead-of-time caches are made in the background, and used from then on. */
    public boolean train() {
        return earlyStart;
    }

    /** Of the WebSocket API. */
    public SocketLimits limits() {
        return limits;
    }

    /** How long a client waits for an answer. */
    public Duration gatewayTimeout() {
        return gatewayTimeout;
    }

    /** From the stand-ins' endpoints to those that functions and workers are given. */
    public UnaryOperator<Endpoints> detour() {
        return detour;
    }

    /** Takes each line of the log. */
    public Consumer<String> console() {
        return console;
    }
}
