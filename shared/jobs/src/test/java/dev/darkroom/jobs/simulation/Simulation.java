package dev.darkroom.jobs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.LostLetters.Letter;
import dev.darkroom.jobs.WorkQueue;
import dev.darkroom.jobs.model.Answer;
import dev.darkroom.jobs.model.Command;
import dev.darkroom.jobs.model.Model;
import dev.darkroom.jobs.model.Model.Chance;
import dev.darkroom.jobs.model.Terms;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.testing.crash.Call;
import dev.darkroom.testing.crash.Crash;
import dev.darkroom.testing.crash.CrashingPorts;
import dev.darkroom.testing.crash.CrashingPorts.Trap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A world and the model of it, side by side. Each step is carried out in both; afterwards the two must show the same,
 * and the world's books must be in order by themselves.
 */
final class Simulation {
    static final int ENVIRONMENTS = 3;

    private static final List<Duration> WAITS = Stream.of(1, 10, 31, 31, 61, 61, 61, 300, 300, 901, 901, 3600, 7201)
            .map(Duration::ofSeconds)
            .toList();

    private record Past(Instant at, Command command, Optional<Trap> trap) {
        @Override
        public String toString() {
            return at + " " + command + trap.map(set -> " " + set).orElse("");
        }
    }

    private final World world;
    private final Tally tally;
    private final boolean lookAtEverything;
    private final Model model = new Model();
    private final CrashingPorts ports = new CrashingPorts();
    private final List<Environment> environments = new ArrayList<>();
    private final List<UserId> users;
    private final Casting casting;
    private final Comparison comparison;
    private final Audit audit;
    private final List<Past> history = new ArrayList<>();

    /** @param lookAtEverything after each step, and not only at the user and the job that it was about */
    Simulation(World world, Tally tally, boolean lookAtEverything) {
        this.world = world;
        this.tally = tally;
        this.lookAtEverything = lookAtEverything;
        users = List.of(open(Plan.FREE, Terms.FREE), open(Plan.FREE, Terms.FREE), open(Plan.PRO, Terms.PRO));
        casting = new Casting(model, users, UserId.next(world.ids), JobId.next(world.ids));
        comparison = new Comparison(model, world);
        audit = new Audit(world.stores);
        for (int i = 0; i < ENVIRONMENTS; i++) {
            environments.add(newEnvironment());
        }
    }

    private UserId open(Plan plan, Terms terms) {
        var user = world.aUser(plan);
        model.open(user, terms);
        return user;
    }

    private Environment newEnvironment() {
        return new Environment(world.ports().behind(ports), world.clock, world.ids);
    }

    /** Takes the steps, and then what stands to its end. */
    Simulation live(List<Step> steps) {
        steps.forEach(this::take);
        comeToRest();
        return this;
    }

    private void take(Step step) {
        if (step.draw().wish() == Draw.Wish.WAIT) {
            int much = step.draw().much();
            // Once in a while a day, so that idempotency keys come to their end.
            var wait = much == 0 ? Duration.ofHours(24) : WAITS.get(much % WAITS.size());
            world.clock.advance(wait);
            tally.note("(wait)", "all", wait.toString());
            return;
        }
        carryOut(casting.command(step.draw()), step.environment(), step.trap());
    }

    private void carryOut(Command command, int environment, Optional<Trap> trap) {
        history.add(new Past(world.clock.instant(), command, trap));
        try {
            carryOutInBoth(command, environment, trap);
        } catch (AssertionError | RuntimeException e) {
            tally.failed();
            var past = history.stream().map(Past::toString).collect(Collectors.joining("\n"));
            throw new AssertionError(e.getMessage() + "\nafter\n" + past, e);
        }
    }

    private void carryOutInBoth(Command command, int environment, Optional<Trap> trap) {
        ports.arm(trap);
        var real = real(command, environment);
        var calls = ports.calls();
        int writes = Math.toIntExact(calls.stream().filter(Changes::wrote).count());
        var chance = new Chance(begun(calls), order(calls), real.isPresent() ? Integer.MAX_VALUE : writes);
        var narrative = new Narrative(model, command);
        var expected = model.carryOut(command, world.clock.instant(), chance);
        if (real.isPresent()) {
            assertThat(real).as("answer to %s", command).isEqualTo(expected.answer());
        }
        assertThat(writes).as("writes of %s", command).isEqualTo(expected.writes());
        narrative.end(real, calls, tally);
        look(command, calls);
    }

    /** The answer of the real thing; none when it died. */
    private Optional<Answer> real(Command command, int environment) {
        try {
            return Optional.of(new RealAnswers(world, environments.get(environment)).carryOut(command));
        } catch (RuntimeException | Crash died) {
            if (!ports.sprung()) {
                throw died;
            }
            return Optional.empty();
        } finally {
            if (ports.diedForGood()) {
                environments.set(environment, newEnvironment());
            }
        }
    }

    /** The name that a job got which has just begun. */
    private static Optional<JobId> begun(List<Call> calls) {
        return calls.stream()
                .filter(call -> call.name().equals("JobStore.create") && Changes.wrote(call))
                .map(call -> ((Job) call.arguments().getFirst()).id())
                .findFirst();
    }

    /** The order in which the janitor found jobs due. */
    private static List<JobId> order(List<Call> calls) {
        return calls.stream()
                .filter(call -> call.name().equals("JobStore.due"))
                .flatMap(call -> ((List<?>) call.result().orElseThrow()).stream())
                .map(JobId.class::cast)
                .toList();
    }

    /** The jobs whose lost letters were found. */
    private static List<JobId> letters(List<Call> calls) {
        return calls.stream()
                .filter(call -> call.name().equals("LostLetters.take"))
                .flatMap(call -> ((List<?>) call.result().orElseThrow()).stream())
                .flatMap(letter -> WorkQueue.jobOf(((Letter) letter).body()).stream())
                .toList();
    }

    /** After a command: at everything, or at what it was about. */
    private void look(Command command, List<Call> calls) {
        if (command instanceof Command.Grant grant && users.contains(grant.user())) {
            lookAt(grant.user());
        }
        if (lookAtEverything) {
            lookAtEverything();
            return;
        }
        var jobs = jobsOf(command, calls);
        jobs.forEach(comparison::job);
        if (calls.stream().anyMatch(Changes::told)) {
            jobs.forEach(comparison::news);
        }
        if (calls.stream().anyMatch(Changes::movedCredits)) {
            jobs.stream().map(model::owner).distinct().forEach(audit::check);
        }
    }

    /** At an account, and at what somebody decided about it. */
    private void lookAt(UserId user) {
        comparison.account(user);
        comparison.grants(user);
        audit.check(user);
    }

    private void lookAtEverything() {
        users.forEach(comparison::account);
        users.forEach(audit::check);
        model.jobs().forEach(comparison::job);
        model.jobs().forEach(comparison::news);
        comparison.messages();
    }

    private List<JobId> jobsOf(Command command, List<Call> calls) {
        var jobs = switch (command) {
            case Command.Create create -> begun(calls).stream().toList();
            case Command.Upload upload -> List.of(upload.job());
            case Command.Renew renew -> List.of(renew.job());
            case Command.Confirm confirm -> List.of(confirm.job());
            case Command.Execute execute -> List.of(execute.job());
            case Command.Cancel cancel -> List.of(cancel.job());
            case Command.Alive alive -> List.of(alive.job());
            case Command.PhotoEnded photo -> List.of(photo.job());
            case Command.Bury bury -> List.of(bury.job());
            case Command.Sweep sweep -> order(calls);
            case Command.Lose lose -> lose.job().stream().toList();
            case Command.Grant grant -> List.<JobId>of();
            case Command.Redrive redrive -> letters(calls);
        };
        return jobs.stream().filter(model.jobs()::contains).toList();
    }

    /**
     * Leaves the janitor alone with what stands: it brings every job to its end, gives every credit and slot back, and
     * every end is told once. An operator who looks last finds nothing to send. What the model says of that is compared
     * with what stands first.
     */
    private void comeToRest() {
        for (int rounds = 0; rounds < 3; rounds++) {
            world.clock.advance(Duration.ofHours(1));
            carryOut(new Command.Sweep(), 0, Optional.empty());
        }
        carryOut(new Command.Redrive(), 0, Optional.empty());
        lookAtEverything();
        for (var user : users) {
            comparison.grants(user);
            assertThat(audit.isAtRest(user)).as("%s is at rest", user).isTrue();
        }
        assertThat(model.lost()).as("letters that nobody can read").allMatch(Optional::isEmpty);
        for (var id : model.jobs()) {
            var told = model.told(id);
            assertThat(told).as("news of %s", id).contains("ended").doesNotHaveDuplicates();
            assertThat(model.job(id).due()).as("%s is forgotten", id).isEmpty();
        }
    }
}
