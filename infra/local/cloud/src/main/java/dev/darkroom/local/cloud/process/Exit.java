package dev.darkroom.local.cloud.process;

/** Does something when a child has ended, on a thread that may block. */
public final class Exit {
    private Exit() {}

    public static void then(Process process, Runnable action) {
        Thread.ofVirtual().name("exit-" + process.pid()).start(() -> {
            process.onExit().join();
            action.run();
        });
    }
}
