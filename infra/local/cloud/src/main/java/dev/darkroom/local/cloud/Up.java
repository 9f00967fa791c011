package dev.darkroom.local.cloud;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code infra/local/run up}: the whole backend on this machine until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Serves the whole backend on this machine until Ctrl-C.",
        sortOptions = false)
public final class Up implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "3000",
            description = "Port of HTTP and WebSocket (${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder to keep everything in (.darkroom at the root of the repository)")
    private @org.jspecify.annotations.Nullable Path data;

    @Option(names = "--memory", description = "Keep nothing")
    private boolean memory;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "GPU workers with the built-in engine (${DEFAULT-VALUE})")
    private int workers;

    @Option(names = "--strict-limits", description = "Rate limits as deployed; else a hundred times as high")
    private boolean strictLimits;

    @Option(
            names = "--debug",
            paramLabel = "FUNCTION",
            description = "Let a debugger attach to this function, and lift its time-out")
    private @org.jspecify.annotations.Nullable String debug;

    private final InstantSource clock = InstantSource.system();
    private final PrintStream out = System.out;

    /** Exit status 0 after Ctrl-C, 1 when it could not start, 2 for a command line that cannot be obeyed. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Up()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (memory && data != null) {
            System.err.println("Give either --data or --memory.");
            return 2;
        }
        Instant begin = clock.instant();
        LaptopCloud cloud;
        try {
            cloud = LaptopCloud.start(options());
        } catch (StartException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            cloud.close();
                            stopped.countDown();
                        },
                        "stop"));
        report(cloud, Duration.between(begin, clock.instant()));
        stopped.await();
        return 0;
    }

    private Options options() {
        Path root = Path.of(System.getProperty("darkroom.root", ""))
                .toAbsolutePath()
                .normalize();
        Options options = Options.of(root)
                .withPort(port)
                .withWorkers(workers)
                .withConsole(out::println)
                .withEarlyStart();
        if (!memory) {
            options = options.withData(data == null ? root.resolve(".darkroom") : data);
        }
        if (strictLimits) {
            options = options.withStrictLimits();
        }
        return debug == null ? options : options.withDebug(debug);
    }

    private void report(LaptopCloud cloud, Duration took) {
        out.printf(
                "%nReady in %.1f s (%s).%n%n  Try it     %s/%n  HTTP       %s%n  WebSocket  %s%n  API docs   %s/docs%n  Kept in    %s%n%nCtrl-C stops it.%n%n",
                took.toMillis() / 1000.0,
                cloud.timings(),
                cloud.baseUri(),
                cloud.baseUri(),
                cloud.webSocketUri(),
                cloud.baseUri(),
                memory ? "memory" : data == null ? ".darkroom" : data.toString());
    }
}
