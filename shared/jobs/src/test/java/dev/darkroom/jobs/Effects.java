package dev.darkroom.jobs;

import dev.darkroom.jobs.simulation.Call;
import dev.darkroom.realtime.LoggedEvent;
import java.util.ArrayList;
import java.util.List;

/** What calls have changed, in words. An event that was logged and posted is told. */
public final class Effects {
    private static final String LOGS = "logs ";
    private static final String POST = "Poster.post";

    private Effects() {}

    /** Whether the call changes anything that matters here. */
    public static boolean isOne(Call call) {
        return call.wrote() || call.name().equals(POST) || call.name().startsWith("Reports.");
    }

    static List<String> of(List<Call> calls) {
        var effects = new ArrayList<String>();
        var logged = "";
        for (var call : calls) {
            if (call.name().equals(POST)) {
                posted(effects, logged.equals(call.arguments().get(1)));
            } else if (isOne(call)) {
                effects.add(written(call));
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

    private static String written(Call call) {
        var first = call.arguments().getFirst();
        return switch (call.name()) {
            case "Reports.report" -> "reports";
            case "Reports.delete" -> "deletes the message";
            case "JobStore.create" -> "writes job and hold";
            case "JobStore.step" -> step((Job) first);
            case "JobStore.settle" -> "settles it as " + ((Job) first).state().wireName();
            case "JobStore.report" -> "records the photo";
            case "JobStore.heartbeat" -> "notes the sign of life";
            case "WorkQueue.send" -> "sends the run";
            case "LostLetters.take" -> "takes the letter";
            case "LostLetters.remove" -> "removes the letter";
            case "GrantStore.write" -> "writes the grant";
            case "EventLog.append" -> logged((LoggedEvent) first);
            case "RuleStore.create" -> "writes rule and slot";
            case "RuleStore.replace" -> "changes the rule";
            case "RuleStore.delete" -> "deletes rule and slot";
            default -> throw new IllegalArgumentException("what does it change? " + call.name());
        };
    }

    private static String step(Job after) {
        return switch (after.state()) {
            case CREATED -> throw new IllegalArgumentException("no step leads here: " + after);
            case UPLOADED -> "notes the upload";
            case QUEUED -> after.dispatched() ? "notes that it is sent" : "queues it";
            case RUNNING -> "takes it for the attempt";
            case DONE, FAILED, CANCELED -> "forgets it";
        };
    }

    private static String logged(LoggedEvent event) {
        return event.key().startsWith("photo-")
                ? LOGS + "the photo"
                : switch (event.key()) {
                    case "begun" -> LOGS + "the beginning";
                    case "ended" -> LOGS + "the end";
                    default -> throw new IllegalArgumentException("what does it tell? " + event.key());
                };
    }
}
