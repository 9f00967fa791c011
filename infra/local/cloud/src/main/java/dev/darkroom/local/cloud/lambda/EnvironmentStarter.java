package dev.darkroom.local.cloud.lambda;

import dev.darkroom.local.cloud.process.Launcher;
import dev.darkroom.local.cloud.process.Logs;
import dev.darkroom.local.template.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Starts environments under AWS's runtime interface client and knows those that run, for the Runtime API. */
final class EnvironmentStarter {
    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    /** A laptop starts many small JVMs: little heap, one compiler, one collector thread. */
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:MaxMetaspaceSize=160m",
            "-XX:ReservedCodeCacheSize=48m",
            "-Xms16m",
            "-Xmx160m",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final LambdaSettings settings;
    private final Launcher launcher;
    private final Supplier<String> ids;
    private final Logs logs;
    private final Map<String, Environment> running = new ConcurrentHashMap<>();

    EnvironmentStarter(LambdaSettings settings, Launcher launcher, Supplier<String> ids, Logs logs) {
        this.settings = settings;
        this.launcher = launcher;
        this.ids = ids;
        this.logs = logs;
    }

    Environment start(Function function, BlockingDeque<Invocation> waiting) throws IOException {
        return start(function, waiting, cacheOptions(function));
    }

    /** Runs once with recording on; the cache is written when it is ended in order. */
    Environment startTraining(Function function, BlockingDeque<Invocation> waiting, Path output) throws IOException {
        return start(function, waiting, List.of("-XX:AOTCacheOutput=" + output, "-Xlog:aot=off,aot*=off"));
    }

    private Environment start(Function function, BlockingDeque<Invocation> waiting, List<String> cacheOptions)
            throws IOException {
        UnpackedFunction unpacked = UnpackedFunction.of(function.code(), settings.cache());
        String id = ids.get();
        List<String> options = new ArrayList<>(SMALL);
        options.add(NativeClient.option(settings.runtime(), settings.cache()));
        options.addAll(cacheOptions);
        if (settings.debug().filter(function.logicalId()::equals).isPresent()) {
            options.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
        }
        List<Path> classPath = new ArrayList<>(settings.runtime());
        classPath.addAll(unpacked.classPath());
        Process process = launcher.start(new Launcher.Program(
                options,
                classPath,
                RUNTIME_CLIENT,
                List.of(function.handler()),
                EnvironmentVariables.of(function, settings, id, unpacked.folder()),
                unpacked.folder()));
        var environment = new Environment(id, function, process, waiting, logs);
        running.put(id, environment);
        return environment;
    }

    /** Where the cache of a function belongs: beside its unpacked zip, so it goes stale together with it. */
    Path cacheFile(Function function) throws IOException {
        String jdk = Runtime.version().toString().replaceAll("[^0-9A-Za-z.]", "_");
        return UnpackedFunction.of(function.code(), settings.cache())
                .folder()
                .resolve("jdk-" + jdk + "-" + runtimeNames().hashCode() + ".aot");
    }

    private String runtimeNames() {
        return settings.runtime().toString();
    }

    private List<String> cacheOptions(Function function) throws IOException {
        Path cache = cacheFile(function);
        return settings.aheadOfTime() && Files.exists(cache)
                ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off,cds=off,aot*=off,cds*=off")
                : List.of();
    }

    Optional<Environment> find(String id) {
        return Optional.ofNullable(running.get(id));
    }

    void ended(Environment environment) {
        running.remove(environment.id());
    }
}
