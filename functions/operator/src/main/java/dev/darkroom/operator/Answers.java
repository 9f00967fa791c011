package dev.darkroom.operator;

import dev.darkroom.contract.operator.OperatorAnswer;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.MakeGrant;
import dev.darkroom.credits.audit.OpenHold;
import dev.darkroom.identity.KeyRotation;
import dev.darkroom.jobs.RedriveJobs;
import dev.darkroom.jobs.audit.AuditReport;
import dev.darkroom.kernel.JobId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results in the words of the wire. */
final class Answers {
    private Answers() {}

    static OperatorAnswer.Granted granted(MakeGrant.Result result) {
        var made = result.made();
        var grant = made.grant();
        return new OperatorAnswer.Granted(
                grant.id(),
                grant.user().value(),
                grant.credits().amount(),
                made.planAfter().wireName(),
                grant.reason(),
                made.at(),
                LedgerEntry.entryId(made.entry()),
                made.availableAfter().amount(),
                made.heldAfter().amount(),
                result.alreadyDone());
    }

    static OperatorAnswer.Audited audited(AuditReport report) {
        var totals = report.totals();
        var next = report.next();
        return new OperatorAnswer.Audited(
                new OperatorAnswer.Totals(
                        totals.accounts(),
                        totals.entries(),
                        totals.granted(),
                        totals.available(),
                        totals.held(),
                        totals.spent(),
                        totals.openHolds()),
                report.jobs(),
                hold(totals.oldest()),
                report.findings().stream()
                        .map(found ->
                                new OperatorAnswer.Found(found.kind(), found.subject(), found.what(), found.remedy()))
                        .toList(),
                next == null ? null : next.text());
    }

    private static OperatorAnswer.@Nullable Hold hold(@Nullable OpenHold hold) {
        return hold == null
                ? null
                : new OperatorAnswer.Hold(
                        hold.user().value(),
                        hold.heldFor().value(),
                        hold.credits().amount(),
                        hold.since());
    }

    static OperatorAnswer.Redriven redriven(RedriveJobs.Redriven redriven) {
        return new OperatorAnswer.Redriven(
                redriven.sent().stream().map(JobId::value).toList(),
                letters(redriven.removed()),
                letters(redriven.kept()));
    }

    static OperatorAnswer.Keys keys(KeyRotation.Rotation rotation) {
        return new OperatorAnswer.Keys(
                rotation.keys().stream()
                        .map(key -> new OperatorAnswer.Key(
                                key.id(), key.signsFrom(), key.publishedUntil().orElse(null)))
                        .toList(),
                rotation.alreadyDone());
    }

    private static List<OperatorAnswer.Letter> letters(Map<String, String> whys) {
        return whys.entrySet().stream()
                .map(letter -> new OperatorAnswer.Letter(letter.getKey(), letter.getValue()))
                .toList();
    }
}
