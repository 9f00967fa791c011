package dev.darkroom.jobs.simulation;

import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.GrantStore;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.jobs.LostLetters;
import dev.darkroom.jobs.WorkQueue;
import dev.darkroom.jobs.rules.RuleStore;
import dev.darkroom.realtime.Connections;
import dev.darkroom.realtime.EventLog;
import dev.darkroom.realtime.Poster;
import dev.darkroom.realtime.Subscriptions;
import dev.darkroom.storage.ObjectStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands before ports, notes every call, and kills the caller before or after the one that a {@link Trap} names. Once
 * dead, a caller reaches nothing any more, whatever its code catches.
 */
public final class CrashingPorts {
    /** Before the call, it was not made; after it, it was made and nobody heard how it ended. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    /**
     * Where the caller dies.
     *
     * @param call from 1
     * @param fatal whether its environment dies with it; if not, only the request does, as when a call times out
     */
    public record Trap(int call, Moment moment, boolean fatal) {}

    private final List<Call> calls = new ArrayList<>();
    private Optional<Trap> trap = Optional.empty();
    private boolean sprung;

    /** Forgets what was, and sets a trap. */
    public synchronized void arm(Optional<Trap> next) {
        calls.clear();
        trap = next;
        sprung = false;
    }

    /** Whether the caller has stepped into the trap. */
    public synchronized boolean sprung() {
        return sprung;
    }

    /** Whether its environment died with it. */
    public synchronized boolean diedForGood() {
        return sprung && trap.orElseThrow().fatal();
    }

    /** The calls that were made, in order. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** All of them, wrapped. */
    public Ports around(Ports ports) {
        return new Ports(
                around(JobStore.class, ports.jobs()),
                around(RuleStore.class, ports.rules()),
                around(Accounts.class, ports.accounts()),
                around(GrantStore.class, ports.grants()),
                around(ObjectStore.class, ports.photos()),
                around(WorkQueue.class, ports.queue()),
                around(LostLetters.class, ports.letters()),
                around(EventLog.class, ports.events()),
                around(Subscriptions.class, ports.subscriptions()),
                around(Connections.class, ports.connections()),
                around(Poster.class, ports.poster()));
    }

    /** One of them, wrapped. */
    public <P> P around(Class<P> port, P real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> intercept(port, real, method, arguments)));
    }

    private synchronized @Nullable Object intercept(
            Class<?> port, Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().startsWith("presign")) {
            // Local arithmetic: nothing is called.
            return pass(real, method, arguments);
        }
        var name = port.getSimpleName() + "." + method.getName();
        if (diedForGood()) {
            throw new Crash("dead already: " + name);
        }
        dieIf(Moment.BEFORE, name);
        var result = pass(real, method, arguments);
        calls.add(
                new Call(name, arguments == null ? List.of() : Arrays.asList(arguments), Optional.ofNullable(result)));
        if (!sprung) {
            dieIf(Moment.AFTER, name);
        }
        return result;
    }

    private void dieIf(Moment moment, String name) {
        // The call to come is not in the list yet; the one that was just made is.
        int at = moment == Moment.BEFORE ? calls.size() + 1 : calls.size();
        if (!sprung
                && trap.filter(set -> set.moment() == moment && set.call() == at)
                        .isPresent()) {
            sprung = true;
            throw new Crash(moment + " " + name);
        }
    }

    /** Calls through, with the exceptions of the real thing. */
    static @Nullable Object pass(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
