package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.JobStore.Created;
import dev.darkroom.jobs.JobStore.Stepped;
import dev.darkroom.jobs.rules.RuleSpec;
import dev.darkroom.jobs.simulation.Stores;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.storage.UploadTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A job store, and a user whose jobs it has, in whatever state a test begins with. */
abstract class StoredJobs {
    protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123Z");
    static final Instant DUE = NOW.plus(Duration.ofHours(1));

    protected final IdSource ids = IdSource.secure(InstantSource.system());
    final UserId user = UserId.next(ids);
    Account account = Account.open(user, Plan.PRO, NOW).after();

    protected abstract Stores stores();

    protected JobStore store() {
        return stores().jobs();
    }

    protected Accounts accounts() {
        return stores().accounts();
    }

    @BeforeEach
    void openAccount() {
        stores().open(user, Plan.PRO);
    }

    final Job newJob(int items) {
        var terms = new UploadTerms("image/jpeg", 1234L, "ab".repeat(32));
        return Job.create(JobId.next(ids), user, Plan.PRO, "seller", items, List.of(terms, UploadTerms.OPEN), NOW, DUE);
    }

    final Job created(int items) {
        var job = newJob(items);
        var hold = account.hold(job.price(), job.id(), NOW);
        assertThat(store().create(job, hold, Optional.empty())).isInstanceOf(Created.Ok.class);
        account = hold.after();
        return job;
    }

    final Job stepped(Job after) {
        assertThat(store().step(after)).isInstanceOf(Stepped.Ok.class);
        return after;
    }

    final Job running(int items) {
        var order = new Order(
                new RuleSpec(Map.of("Body", new RuleSpec.Action("recolor", "#2a6f97")), List.of("Logo")),
                null,
                "option_board",
                "https://api.example.com/callback",
                "key hash",
                DUE);
        var queued = stepped(stepped(created(items).uploaded()).queued(order, DUE));
        return stepped(stepped(queued.dispatched(DUE)).takenBy("a1", DUE));
    }
}
