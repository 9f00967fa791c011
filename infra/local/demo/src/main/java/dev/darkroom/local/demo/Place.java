package dev.darkroom.local.demo;

import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.Options;
import dev.darkroom.local.cloud.StartException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Where the Darkroom of the demo is; closing it stops what the demo started, once. */
record Place(URI base, Runnable stop) implements AutoCloseable {

    static Place running(URI at) {
        return new Place(at, () -> {});
    }

    /** A laptop cloud in memory with one worker; it also stops when the demo is interrupted. */
    static Place started(Story story, @Nullable Integer port) {
        Path root = Path.of(System.getProperty("darkroom.root", ""))
                .toAbsolutePath()
                .normalize();
        Options options = Options.of(root).withWorkers(1).withEarlyStart().withPort(port == null ? 0 : port);
        LaptopCloud cloud = story.timed("start the laptop cloud", () -> start(options));
        AtomicBoolean stopped = new AtomicBoolean();
        Runnable stop = () -> {
            if (stopped.compareAndSet(false, true)) {
                cloud.close();
            }
        };
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop the laptop cloud"));
        story.tell("cloud", cloud.baseUri().toString());
        return new Place(cloud.baseUri(), stop);
    }

    private static LaptopCloud start(Options options) {
        try {
            return LaptopCloud.start(options);
        } catch (StartException e) {
            throw new DemoStopped(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
