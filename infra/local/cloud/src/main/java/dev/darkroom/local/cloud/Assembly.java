package dev.darkroom.local.cloud;

import dev.darkroom.local.cloud.console.Console;
import dev.darkroom.local.cloud.docs.OpenApi;
import dev.darkroom.local.cloud.docs.Pages;
import dev.darkroom.local.cloud.events.QueuePoller;
import dev.darkroom.local.cloud.events.Schedules;
import dev.darkroom.local.cloud.gateway.HttpGateway;
import dev.darkroom.local.cloud.gateway.HttpPort;
import dev.darkroom.local.cloud.lambda.FunctionPool;
import dev.darkroom.local.cloud.lambda.Lambda;
import dev.darkroom.local.cloud.lambda.LambdaSettings;
import dev.darkroom.local.cloud.process.Launcher;
import dev.darkroom.local.cloud.process.Logs;
import dev.darkroom.local.cloud.process.Workers;
import dev.darkroom.local.cloud.secrets.SecretStore;
import dev.darkroom.local.cloud.secrets.SecretsApi;
import dev.darkroom.local.cloud.socket.Connections;
import dev.darkroom.local.cloud.socket.ConnectionsApi;
import dev.darkroom.local.cloud.socket.SocketGateway;
import dev.darkroom.local.template.Clients;
import dev.darkroom.local.template.Endpoints;
import dev.darkroom.local.template.Function;
import dev.darkroom.local.template.Provisioner;
import dev.darkroom.local.template.Stack;
import dev.darkroom.local.template.StandInsProcess;
import dev.darkroom.local.template.Surroundings;
import dev.darkroom.local.template.Trigger;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a laptop cloud together, in the order in which they need each other, and takes them apart in reverse. */
final class Assembly {
    private static final String STACK_NAME = "darkroom";
    private static final Duration INIT_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration IDLE_ENVIRONMENT = Duration.ofMinutes(10);

    private final Options options;
    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();
    private final Supplier<String> ids = new RequestIds(random);
    private final Timings timings = new Timings(clock);
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Running running;

    /** What is there once the start has succeeded. */
    private record Running(
            URI origin,
            URI webSocket,
            Stack stack,
            SecretStore secrets,
            Clients clients,
            StandInsProcess standIns,
            Lambda lambda,
            Schedules schedules,
            Workers workers,
            Connections connections,
            Logs logs) {}

    Assembly(Options options) {
        this.options = options;
    }

    void start() throws IOException, StartException {
        Optional<Path> data = openData();
        int port = WebPorts.choose(options.port());
        int internalPort = WebPorts.choose(0);
        URI origin = URI.create("http://localhost:" + port);
        URI internal = URI.create("http://" + WebPorts.LOOPBACK + ":" + internalPort);
        Logs logs = open(new Logs(clock, data.map(folder -> folder.resolve("logs/all.log")), options.console()));
        StandInsProcess standIns = open(
                StandInsProcess.start(options.root(), data, corsOrigins(origin), line -> logs.line("stand-ins", line)));
        timings.done("stand-ins");
        Endpoints endpoints = standIns.endpoints();
        URI socket = URI.create("ws://localhost:" + port + "/ws");
        Stack stack = Stack.read(
                options.template(),
                options.parameters().apply(origin),
                Surroundings.of(STACK_NAME, endpoints, origin, socket, internal.resolve("/live")));
        Clients clients = open(new Clients(endpoints));
        new Provisioner(clients).provision(stack);
        var secrets = new SecretStore(stack.secrets(), data.map(folder -> folder.resolve("secrets")), random, ids);
        timings.done("tables, queues and secrets");

        Endpoints seen = options.detour().apply(endpoints);
        var launcher = new Launcher(cache());
        Lambda lambda = open(new Lambda(stack.functions(), lambdaSettings(seen, internal), launcher, clock, ids, logs));
        var connections = new Connections(options.limits(), clock, ids);
        var internalHandler = new InternalPort(lambda, new ConnectionsApi(connections), new SecretsApi(secrets, clock));
        open(WebPorts.start(internalPort, internalHandler, threads)::stop);
        open(lambda); // after its port, so that environments end before the port that they poll
        Workers workers = open(new Workers(launcher, new WorkerPlan(options.root(), stack, seen, secrets), logs));
        var schedules = open(new Schedules(lambda, clock, ids, logs));
        running = new Running(
                origin, socket, stack, secrets, clients, standIns, lambda, schedules, workers, connections, logs);
        pollQueues(stack, lambda, clients, logs, endpoints.region());
        openDoors(port, seen.s3());
        timings.done("gateway");
        schedules.start();
        for (int i = 0; i < options.workers(); i++) {
            workers.add();
        }
        if (options.prewarm()) {
            EarlyStart.begin(lambda, threads, options.train());
        }
        if (data.isPresent()) {
            tellWhereItRuns(data.get(), internal, endpoints);
        }
    }

    private void tellWhereItRuns(Path data, URI internal, Endpoints endpoints) throws IOException {
        var names = stack().functions().stream().collect(Collectors.toMap(Function::logicalId, Function::name));
        new RunningCloud(
                        ProcessHandle.current().pid(),
                        origin(),
                        internal,
                        endpoints.region(),
                        endpoints.accessKey(),
                        endpoints.secretKey(),
                        names)
                .leaveIn(data);
        open(() -> RunningCloud.removeFrom(data));
    }

    private Optional<Path> openData() throws StartException {
        if (options.data().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                open(DataFolder.open(options.data().get().toAbsolutePath().normalize()))
                        .path());
    }

    /** The object store's CORS has to be known before it starts, so the template is read with addresses of nobody first. */
    private List<String> corsOrigins(URI origin) {
        var nobody = Surroundings.ofNobody(STACK_NAME, origin);
        return Stack.read(options.template(), options.parameters().apply(origin), nobody).buckets().stream()
                .flatMap(bucket -> bucket.corsOrigins().stream())
                .toList();
    }

    private Path cache() {
        return options.root().toAbsolutePath().normalize().resolve("infra/local/cloud/target/functions");
    }

    private LambdaSettings lambdaSettings(Endpoints endpoints, URI internal) throws IOException {
        return new LambdaSettings(
                cache(),
                RuntimeClient.jars(options.root()),
                options.environments(),
                INIT_TIMEOUT,
                IDLE_ENVIRONMENT,
                options.debug(),
                options.train(),
                endpoints,
                internal,
                internal.resolve("/secrets"));
    }

    private void pollQueues(Stack stack, Lambda lambda, Clients clients, Logs logs, String region) {
        for (FunctionPool pool : lambda.pools()) {
            for (Trigger trigger : pool.function().triggers()) {
                if (trigger instanceof Trigger.QueueSource source) {
                    var poller = open(new QueuePoller(
                            source, stack.queue(source.queue()), pool, clients.sqs(), region, clock, logs));
                    poller.start();
                }
            }
        }
    }

    private void openDoors(int port, URI objectStore) throws IOException {
        Running now = running();
        Stack stack = now.stack();
        List<HttpHandler> http = new ArrayList<>();
        stack.httpApi()
                .ifPresent(api -> http.add(new HttpPort(new HttpGateway(
                        api,
                        stack.functions(),
                        now.origin(),
                        new Console(now.webSocket(), objectStore),
                        now.lambda(),
                        options.gatewayTimeout(),
                        clock,
                        ids,
                        now.logs()))));
        Optional<SocketGateway> socket = stack.webSocketApi()
                .map(api -> open(new SocketGateway(
                        api, now.webSocket(), now.connections(), now.lambda(), clock, ids, now.logs())));
        var pages = new Pages(OpenApi.merge(stack.functions().stream()
                .map(function -> function.code())
                .distinct()
                .toList()));
        Undertow server = WebPorts.start(port, new PublicPort(pages, http, socket), threads);
        open(server::stop);
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }

    private Running running() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("The laptop cloud has not started");
        }
        return now;
    }

    URI origin() {
        return running().origin();
    }

    URI webSocketAddress() {
        return running().webSocket();
    }

    Stack stack() {
        return running().stack();
    }

    SecretStore secrets() {
        return running().secrets();
    }

    Clients clients() {
        return running().clients();
    }

    StandInsProcess standIns() {
        return running().standIns();
    }

    Lambda lambda() {
        return running().lambda();
    }

    Schedules schedules() {
        return running().schedules();
    }

    Workers workers() {
        return running().workers();
    }

    Logs logs() {
        return running().logs();
    }

    int connectedClients() {
        return running().connections().size();
    }

    Timings timings() {
        return timings;
    }

    void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                options.console().accept("Stopping a part failed: " + e);
            }
        }
        threads.shutdownNow();
    }
}
