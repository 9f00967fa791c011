package dev.darkroom.jobs;

import dev.darkroom.jobs.simulation.Changes;
import dev.darkroom.realtime.CallEffects;
import dev.darkroom.realtime.LoggedEvent;
import dev.darkroom.testing.crash.Call;

/** What calls of jobs' use cases have changed. */
public final class JobEffects extends CallEffects {
    @Override
    protected boolean changed(Call call) {
        return Changes.wrote(call) || call.name().startsWith("Reports.");
    }

    @Override
    protected String words(Call call) {
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
            case "EventLog.append" -> LOGS + event((LoggedEvent) first);
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

    private static String event(LoggedEvent event) {
        return event.key().startsWith("photo-")
                ? "the photo"
                : switch (event.key()) {
                    case "begun" -> "the beginning";
                    case "ended" -> "the end";
                    default -> throw new IllegalArgumentException("what does it tell? " + event.key());
                };
    }
}
