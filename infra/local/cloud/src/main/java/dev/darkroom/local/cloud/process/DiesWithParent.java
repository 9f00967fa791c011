package dev.darkroom.local.cloud.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and exits when standard input ends, which is when the parent is gone, even by SIGKILL. A Ctrl-C on the
 * terminal reaches children too; they leave it to the parent, which stops them in order.
 *
 * <p>It stands alone: this class is copied into a jar of its own and put before the class path of a function or a worker.
 */
public final class DiesWithParent {
    private static final int TERMINATED = 143;
    private static final long EXIT_LIMIT_MS = 5_000;

    private DiesWithParent() {}

    /** The first argument is the main class, the rest are its own. */
    public static void main(String[] arguments) throws Throwable {
        ignoreInterrupts();
        var watch = new Thread(DiesWithParent::exitAtEndOfInput, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        var main = Class.forName(arguments[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** By reflection: the class is part of every JDK, but not of its documented API. */
    private static void ignoreInterrupts() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object interrupt = signal.getConstructor(String.class).newInstance("INT");
        signal.getMethod("handle", signal, handler)
                .invoke(null, interrupt, handler.getField("SIG_IGN").get(null));
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // nothing that a parent writes has a meaning
            }
        } catch (IOException broken) {
            // a broken pipe is the end as well
        }
        var limit = new Thread(DiesWithParent::halt, "exit-limit");
        limit.setDaemon(true);
        limit.start();
        System.exit(TERMINATED);
    }

    /** A shutdown hook that waits for something of the dead parent must not keep this process. */
    private static void halt() {
        try {
            Thread.sleep(EXIT_LIMIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(TERMINATED);
    }
}
