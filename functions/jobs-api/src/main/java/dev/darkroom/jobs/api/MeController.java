package dev.darkroom.jobs.api;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.RecentAccounts;
import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.Envelope;
import dev.darkroom.http.EnvelopeErrors;
import dev.darkroom.http.Reply;
import dev.darkroom.http.tokens.Caller;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import dev.darkroom.kernel.RunId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What callers may know of their own account. */
@Controller("/me")
@Tag(name = "Account")
@EnvelopeErrors
@SecurityRequirement(name = DarkroomApi.BEARER)
class MeController {
    private final Accounts accounts;
    private final RecentAccounts recent;

    MeController(Accounts accounts, RecentAccounts recent) {
        this.accounts = accounts;
        this.recent = recent;
    }

    /**
     * The account.
     *
     * @param credits what can be spent now
     * @param held what is set aside for live jobs
     */
    record Me(String userId, String plan, long credits, long held, int activeJobs, RuleSlots ruleSlots) {}

    /** Stored rules, and how many the plan allows. */
    record RuleSlots(int used, int max) {}

    /** The caller's plan, credits and slots. */
    @Get
    @ApiResponse(responseCode = "200", description = "The account.", useReturnTypeSchema = true)
    HttpResponse<Envelope<Me>> me(Caller caller) {
        var account = accounts.find(caller.userId()).orElseThrow(MeController::noAccount);
        recent.saw(account);
        return Reply.ok(me(account));
    }

    private static Me me(Account account) {
        return new Me(
                account.user().value(),
                account.plan().wireName(),
                account.available().amount(),
                account.held().amount(),
                account.activeJobs(),
                new RuleSlots(account.ruleSlots(), account.plan().ruleSlots()));
    }

    private static Refusal noAccount() {
        return new Refusal(Problem.of(Kind.AUTH_INVALID, "This token's user does not exist any more. Sign in again."));
    }

    /** A page of ledger entries, newest first. */
    record Ledger(
            List<Entry> items,
            @Schema(nullable = false) @Nullable String cursor) {}

    /**
     * One movement of credits, with the balances after it.
     *
     * @param jobId the job whose hold moved, if it was one's
     * @param run the run of a composition whose hold moved, {@code session_…/main} or {@code session_…/branch_…}
     * @param reason why, when somebody decided it
     * @param plan what it set, if it set one
     */
    record Entry(
            String entryId,
            Instant at,

            @Schema(pattern = "^(grant|hold|capture|release)$")
            String kind,

            long amount,
            @Schema(nullable = false) @Nullable String jobId,
            @Schema(nullable = false) @Nullable String run,
            long availableAfter,
            long heldAfter,
            @Schema(nullable = false) @Nullable String reason,
            @Schema(nullable = false) @Nullable String plan) {}

    /** Every movement of the caller's credits. */
    @Get("/ledger")
    @ApiResponse(responseCode = "200", description = "A page of entries.", useReturnTypeSchema = true)
    HttpResponse<Envelope<Ledger>> ledger(
            Caller caller,
            @Parameter(description = "of the page before", schema = @Schema(type = "string")) @QueryValue @Nullable String cursor,
            @Parameter(
                            description = "how many; 50 when absent",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "100"))
                    @QueryValue
                    @Nullable Integer limit) {
        var page =
                accounts.ledger(caller.userId(), Cursors.read(cursor, MeController::entryNumber), Cursors.limit(limit));
        return Reply.ok(
                new Ledger(page.items().stream().map(MeController::entry).toList(), Cursors.write(page.next())));
    }

    private static Optional<Long> entryNumber(String text) {
        return text.matches("[1-9][0-9]{0,14}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Entry entry(LedgerEntry entry) {
        var heldFor = entry.heldFor();
        var note = entry.note();
        var plan = note == null ? null : note.plan();
        return new Entry(
                entry.entryId(),
                entry.at(),
                entry.kind().wireName(),
                entry.amount().amount(),
                heldFor instanceof JobId job ? job.value() : null,
                heldFor instanceof RunId run ? run.value() : null,
                entry.availableAfter().amount(),
                entry.heldAfter().amount(),
                note == null ? null : note.reason(),
                plan == null ? null : plan.wireName());
    }
}
