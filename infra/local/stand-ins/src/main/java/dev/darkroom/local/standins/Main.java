package dev.darkroom.local.standins;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Starts the stand-ins side by side, prints one line of JSON with their endpoints when all of them answer, and ends when its
 * standard input closes: a parent that was killed leaves no orphan.
 */
public final class Main {
    private static final long STOP_LIMIT_MS = 8_000;

    private Main() {}

    /** Exit status 2 is a command line that cannot be obeyed, 1 a service that did not start. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN); // Ctrl-C is the parent's, which closes our input last
        PrintStream readyLine = System.out;
        System.setOut(System.err); // DynamoDB Local greets on standard output, which belongs to the ready line alone
        List<StandIn> running = Collections.synchronizedList(new ArrayList<>());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
        try {
            start(Options.parse(arguments), running);
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (ExecutionException e) {
            System.err.println("A stand-in did not start: " + e.getCause());
            System.exit(1);
        }
        readyLine.println(ready(running));
        while (System.in.read() >= 0) {
            // whatever the parent says means nothing; only the end of the stream does
        }
        Thread.ofPlatform().daemon().name("exit-limit").start(Main::haltLater);
        System.exit(0);
    }

    /** Servers that wait for their clients must not keep a process that nobody owns any more. */
    private static void haltLater() {
        try {
            Thread.sleep(STOP_LIMIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void start(Options options, List<StandIn> running) throws InterruptedException, ExecutionException {
        List<Callable<StandIn>> starts = options.services().stream()
                .map(service -> (Callable<StandIn>) () -> Starters.start(service, options))
                .toList();
        try (var threads = Executors.newFixedThreadPool(starts.size())) {
            for (Future<StandIn> started : threads.invokeAll(starts)) {
                running.add(started.get());
            }
        }
    }

    private static String ready(List<StandIn> running) {
        var line = new StringJoiner(",", "{", "}");
        line.add(member("region", Credentials.REGION));
        line.add(member("access_key", Credentials.ACCESS_KEY));
        line.add(member("secret_key", Credentials.SECRET_KEY));
        running.forEach(standIn -> line.add(member(standIn.service().label(), standIn.endpoint())));
        return line.toString();
    }

    private static String member(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }

    private static void stop(List<StandIn> running) {
        for (StandIn standIn : List.copyOf(running)) {
            try {
                standIn.stop().close();
            } catch (Exception e) {
                System.err.println("Stopping " + standIn.service().label() + " failed: " + e);
            }
        }
    }
}
