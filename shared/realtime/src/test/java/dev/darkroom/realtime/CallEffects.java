package dev.darkroom.realtime;

import dev.darkroom.testing.crash.Call;
import dev.darkroom.testing.crash.CrashSearch;
import dev.darkroom.testing.crash.CrashingPorts.Moment;
import dev.darkroom.testing.crash.CrashingPorts.Trap;
import java.util.ArrayList;
import java.util.List;

/** What the calls of a capability that tells viewers have changed, in words. An event that was logged and posted is told. */
public abstract class CallEffects {
    /** What the words for a logged event begin with. */
    protected static final String LOGS = "logs ";

    private static final String POST = "Poster.post";

    /** Whether the call changed anything that matters here, beside what a viewer was sent. */
    protected abstract boolean changed(Call call);

    /** What a call that changed something did. */
    protected abstract String words(Call call);

    private boolean isOne(Call call) {
        return call.name().equals(POST) || changed(call);
    }

    /** To die after each call that changes something: to die elsewhere leaves the same behind. */
    public final List<Trap> afterEach(List<Call> calls) {
        return CrashSearch.everywhere(calls).stream()
                .filter(trap -> trap.moment() == Moment.AFTER)
                .filter(trap -> isOne(calls.get(trap.call() - 1)))
                .toList();
    }

    /** What they changed, in order. */
    public final List<String> of(List<Call> calls) {
        var effects = new ArrayList<String>();
        var logged = "";
        for (var call : calls) {
            if (call.name().equals(POST)) {
                posted(effects, logged.equals(call.arguments().get(1)));
            } else if (isOne(call)) {
                effects.add(words(call));
                logged = call.arguments().getFirst() instanceof LoggedEvent event ? event.message() : logged;
            }
        }
        return effects;
    }

    /** @param justNow whether it was logged just before; otherwise somebody had logged it, and perhaps posted it too */
    private static void posted(List<String> effects, boolean justNow) {
        if (justNow) {
            effects.set(effects.size() - 1, effects.getLast().replace(LOGS, "tells "));
        } else if (effects.isEmpty()) {
            effects.add("posts what was logged");
        }
    }
}
