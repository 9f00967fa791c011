package dev.darkroom.composition.inmemory;

import dev.darkroom.composition.Composition;
import dev.darkroom.composition.CompositionStore;
import dev.darkroom.composition.Reader;
import dev.darkroom.composition.Run;
import dev.darkroom.composition.RunState;
import dev.darkroom.credits.Movement;
import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link CompositionStore} in memory; one lock for everything. */
public final class InMemoryCompositionStore implements CompositionStore {
    private final InMemoryAccounts books;
    private final Map<SessionId, Composition> compositions = new HashMap<>();
    private final Map<SessionId, Integer> lanes = new HashMap<>();
    private final Set<SessionId> closed = new HashSet<>();
    private final Map<RunId, Run> runs = new HashMap<>();
    private final Map<String, UsedKey> keys = new HashMap<>();

    public InMemoryCompositionStore(InMemoryAccounts books) {
        this.books = books;
    }

    /** All runs, for assertions. */
    public synchronized List<Run> runs() {
        return List.copyOf(runs.values());
    }

    /** Whether the session has a row, closed or not. */
    public synchronized boolean has(SessionId id) {
        return compositions.containsKey(id);
    }

    @Override
    public synchronized Optional<Composition> find(SessionId id) {
        return Optional.ofNullable(compositions.get(id)).filter(composition -> !closed.contains(id));
    }

    @Override
    public synchronized Optional<Run> find(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public synchronized Page<Run> runs(SessionId id, @Nullable RunId after, int limit) {
        var rest = all(id).filter(run -> after == null || order(run.id()).compareTo(order(after)) > 0)
                .toList();
        var page = rest.stream().limit(limit).toList();
        return new Page<>(page, page.size() < rest.size() ? page.getLast().id().value() : null);
    }

    private Stream<Run> all(SessionId id) {
        return runs.values().stream()
                .filter(run -> run.id().session().equals(id))
                .sorted(Comparator.comparing(run -> order(run.id())));
    }

    private static String order(RunId id) {
        return id.branch() == null ? "" : id.line();
    }

    @Override
    public synchronized Optional<Lane> takeLane(SessionId id) {
        return find(id).map(composition -> new Lane(composition, lanes.merge(id, 1, Integer::sum)));
    }

    @Override
    public synchronized Created create(Composition composition, Run main, Terms terms) {
        compositions.putIfAbsent(composition.id(), composition);
        var created = create(main, terms);
        if (!(created instanceof Created.Ok)) {
            compositions.remove(composition.id());
        }
        return created;
    }

    @Override
    public synchronized Created create(Run branch, Terms terms) {
        var used = Optional.ofNullable(terms.key()).flatMap(this::findKey);
        if (used.isPresent()) {
            return new Created.KeyUsed(used.get());
        }
        if (find(branch.id().session()).isEmpty()) {
            return new Created.NoComposition();
        }
        var hold = terms.hold();
        if (hold != null && !books.move(hold)) {
            return new Created.AccountMoved(books.find(hold.before().user()));
        }
        runs.put(branch.id(), branch);
        var key = terms.key();
        if (key != null) {
            keys.put(name(key), new UsedKey(branch.id(), key.key().requestHash()));
        }
        return new Created.Ok();
    }

    private boolean move(@Nullable Movement movement) {
        return movement == null || books.move(movement);
    }

    @Override
    public synchronized Optional<UsedKey> findKey(KeyOf key) {
        return Optional.ofNullable(keys.get(name(key)));
    }

    private static String name(KeyOf key) {
        return key.owner() + " " + key.key().key();
    }

    @Override
    public synchronized boolean withdraw(Run run, Terms terms) {
        var stands = runs.get(run.id());
        if (stands == null || stands.version() != run.version() || !move(terms.hold())) {
            return false;
        }
        runs.remove(run.id());
        var key = terms.key();
        if (key != null) {
            keys.remove(name(key));
        }
        return true;
    }

    @Override
    public synchronized Written step(Run after) {
        var stands = runs.get(after.id());
        if (stands == null || stands.version() != after.version() - 1) {
            return new Written.Moved(Optional.ofNullable(stands));
        }
        runs.put(after.id(), after);
        return new Written.Ok(after);
    }

    @Override
    public synchronized Written report(RunId id, String attempt, int step, String image) {
        var run = runs.get(id);
        if (run == null || !fits(run, attempt, step)) {
            return new Written.Moved(Optional.ofNullable(run));
        }
        var images = new ArrayList<>(run.images());
        images.add(image);
        var after = new Run(
                id,
                run.version() + 1,
                run.state(),
                run.origin(),
                run.feedback(),
                run.lane(),
                images,
                run.totalSteps(),
                run.payer(),
                run.callbackUrl(),
                run.dispatched(),
                run.attempt(),
                run.fenced(),
                run.createdAt(),
                run.deadline(),
                run.dueAt(),
                run.error());
        runs.put(id, after);
        return new Written.Ok(after);
    }

    private static boolean fits(Run run, String attempt, int step) {
        return run.state() == RunState.RUNNING
                && attempt.equals(run.attempt())
                && run.step() == step - 1
                && step <= run.totalSteps();
    }

    @Override
    public synchronized Settled settle(Run after, @Nullable Movement settlement) {
        var stands = runs.get(after.id());
        if (stands == null || stands.version() != after.version() - 1) {
            return new Settled.RunMoved(Optional.ofNullable(stands));
        }
        if (!move(settlement)) {
            return new Settled.AccountMoved();
        }
        runs.put(after.id(), after);
        return new Settled.Ok();
    }

    @Override
    public synchronized List<RunId> due(Instant now, int limit) {
        return runs.values().stream()
                .filter(run -> run.dueAt() != null && !run.dueAt().isAfter(now))
                .sorted(Comparator.comparing(Run::dueAt))
                .limit(limit)
                .map(Run::id)
                .toList();
    }

    @Override
    public synchronized boolean close(SessionId id, Reader reader) {
        var composition = compositions.get(id);
        if (composition == null || !composition.isOpenTo(reader)) {
            return false;
        }
        closed.add(id);
        return true;
    }

    @Override
    public synchronized void remove(SessionId id) {
        runs.keySet().removeIf(run -> run.session().equals(id));
        compositions.remove(id);
        lanes.remove(id);
        closed.remove(id);
    }
}
