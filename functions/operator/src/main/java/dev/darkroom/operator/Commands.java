package dev.darkroom.operator;

import dev.darkroom.contract.operator.OperatorAnswer;
import dev.darkroom.contract.operator.OperatorCommand;
import dev.darkroom.credits.Grant;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.MakeGrant;
import dev.darkroom.identity.KeyRing;
import dev.darkroom.identity.KeyRotation;
import dev.darkroom.jobs.RedriveJobs;
import dev.darkroom.jobs.audit.Audit;
import dev.darkroom.jobs.audit.AuditCursor;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.observability.Metrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each command to the use case that knows it, and its result back as the answer. */
@Singleton
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    /** What the last page and the answer may take. */
    private static final Duration RESERVE = Duration.ofSeconds(30);

    private final MakeGrant makeGrant;
    private final Audit audit;
    private final RedriveJobs redriveJobs;
    private final KeyRotation keys;
    private final InstantSource clock;

    Commands(MakeGrant makeGrant, Audit audit, RedriveJobs redriveJobs, KeyRotation keys, InstantSource clock) {
        this.makeGrant = makeGrant;
        this.audit = audit;
        this.redriveJobs = redriveJobs;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param left until Lambda ends the invocation */
    OperatorAnswer obey(OperatorCommand command, Duration left) {
        var until = clock.instant().plus(left).minus(RESERVE);
        return switch (command) {
            case OperatorCommand.Grant grant -> grant(grant);
            case OperatorCommand.Audit from -> {
                var cursor = from.cursor();
                yield (cursor == null ? Optional.of(AuditCursor.BEGIN) : AuditCursor.parse(cursor))
                        .map(begin -> audit(begin, until))
                        .orElseGet(() -> refused(Problem.invalid("cursor", "must be one that an audit answered")));
            }
            case OperatorCommand.Redrive redrive -> Answers.redriven(redriveJobs.redrive(until));
            case OperatorCommand.RotateKeys rotate -> keys(keys.rotate(lead(rotate)));
            case OperatorCommand.RevokeKey revoke -> keys(keys.revoke(revoke.kid()));
        };
    }

    private static Duration lead(OperatorCommand.RotateKeys rotate) {
        var seconds = rotate.leadSeconds();
        return seconds == null ? KeyRing.LEAD : Duration.ofSeconds(seconds);
    }

    private static OperatorAnswer keys(Outcome<KeyRotation.Rotation> outcome) {
        return switch (outcome) {
            case Outcome.Refused<KeyRotation.Rotation> refused -> refused(refused.problem());
            case Outcome.Done<KeyRotation.Rotation> done -> {
                LOG.info("keys {}{}", done.value().keys(), done.value().alreadyDone() ? ", as before" : "");
                yield Answers.keys(done.value());
            }
        };
    }

    private OperatorAnswer audit(AuditCursor from, Instant until) {
        var report = audit.audit(from, until);
        AuditMetrics.of(from, report)
                .ifPresent(metrics ->
                        LOG.atInfo().addKeyValue(Metrics.KEY, metrics).log("audited"));
        report.findings()
                .forEach(found ->
                        LOG.error("{} {}: {} {}", found.kind(), found.subject(), found.what(), found.remedy()));
        return Answers.audited(report);
    }

    private OperatorAnswer grant(OperatorCommand.Grant asked) {
        var grant = Grant.of(asked.id(), asked.user(), asked.credits(), asked.plan(), asked.reason());
        return switch (grant) {
            case Outcome.Refused<Grant> refused -> refused(refused.problem());
            case Outcome.Done<Grant> good ->
                switch (makeGrant.make(good.value())) {
                    case Outcome.Refused<MakeGrant.Result> refused -> refused(refused.problem());
                    case Outcome.Done<MakeGrant.Result> done -> {
                        var made = done.value().made();
                        LOG.info(
                                "grant {} to {}: {}, entry {}{}",
                                asked.id(),
                                asked.user(),
                                asked.reason(),
                                LedgerEntry.entryId(made.entry()),
                                done.value().alreadyDone() ? ", made before" : "");
                        yield Answers.granted(done.value());
                    }
                };
        };
    }

    /** The answer to what was not done. */
    static OperatorAnswer refused(Problem problem) {
        return new OperatorAnswer.Refused(problem.kind().name(), problem.message());
    }
}
