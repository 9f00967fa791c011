package dev.darkroom.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.realtime.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where things may stand when nobody does anything any more: books in order, every run at its end or with somebody who can bring it there,
 * its viewers knowing all of it once and in order, and no image that nobody would remove.
 */
final class GoodEnd {
    private static final String END = "end";
    private static final Duration ROUND = Duration.ofSeconds(30);

    private final CompositionHouse house;
    private final RunBooks books;
    private final Onlookers onlookers;
    private final Set<RunId> seen = new LinkedHashSet<>();

    GoodEnd(CompositionHouse house) {
        this.house = house;
        books = new RunBooks(house.world);
        onlookers = new Onlookers(house.topics);
        lookOn();
    }

    private void lookOn() {
        house.store.runs().stream().map(Run::id).filter(seen::add).forEach(onlookers::watch);
    }

    /** Why it is not good yet; broken books, and events out of order, fail at once, for nothing would mend them. */
    Optional<String> lacking() {
        lookOn();
        house.world.users.forEach(books::check);
        return Stream.concat(
                        seen.stream().flatMap(run -> lacking(run).stream()),
                        house.images.sizes("steps/").keySet().stream().flatMap(key -> lacking(key).stream()))
                .findFirst();
    }

    private Optional<String> lacking(RunId id) {
        return house.store
                .find(id)
                .map(run -> lacking(run).or(() -> untold(id, told(run))))
                .orElseGet(() -> Onlookers.topics(id).stream()
                        .filter(topic -> !onlookers.saw(topic, id).contains(END))
                        .findFirst()
                        .map(topic -> id + " is gone and its end was not told on " + topic));
    }

    private Optional<String> lacking(Run run) {
        if (!run.state().isFinal() && run.dueAt() == null) {
            return Optional.of("the janitor would never look at " + run.id());
        }
        return run.state() == RunState.QUEUED && !isQueued(run.id())
                ? Optional.of("no worker will find " + run.id())
                : Optional.empty();
    }

    private static List<String> told(Run run) {
        var events = new ArrayList<>(
                IntStream.rangeClosed(1, run.step()).mapToObj(Integer::toString).toList());
        if (run.state().isFinal()) {
            events.add(END);
        }
        return events;
    }

    private Optional<String> untold(RunId run, List<String> events) {
        return Onlookers.topics(run).stream()
                .filter(topic -> lacks(topic, run, events))
                .findFirst()
                .map(topic -> run + " was not told on " + topic + " up to " + events.getLast());
    }

    private boolean lacks(Topic topic, RunId run, List<String> events) {
        var saw = onlookers.saw(topic, run);
        assertThat(saw)
                .as("told of %s on %s, in order", run, topic)
                .isEqualTo(events.subList(0, Math.min(saw.size(), events.size())));
        return saw.size() < events.size();
    }

    /** Deleting a session removes all below its folder, whether a run knows the image or not. */
    private Optional<String> lacking(String image) {
        var session = SessionId.parse(image.split("/", -1)[1]).orElseThrow();
        return house.store.has(session) ? Optional.empty() : Optional.of("nobody would ever remove " + image);
    }

    private boolean isQueued(RunId id) {
        return house.queue.stream().map(CompositionWorld::runOf).anyMatch(id::equals);
    }

    /** Does what workers, the janitor and who deletes do next, and finds every run at its end and forgotten. */
    void goOn() {
        for (int attempt = 1; !house.queue.isEmpty(); attempt++) {
            house.make(CompositionWorld.runOf(house.queue.removeFirst()), "goes on " + attempt);
        }
        seen.stream()
                .map(RunId::session)
                .distinct()
                .filter(this::isClosed)
                .forEach(session -> assertThat(house.deleteComposition.delete(session, new Reader.Anyone()))
                        .isEqualTo(Outcome.done(session)));
        house.clock.advance(CompositionLimits.standard().tellAgainAfter());
        house.sweepRuns.sweep(ROUND);
        assertThat(lacking()).isEmpty();
        assertThat(house.store.runs()).allMatch(run -> run.state().isFinal()).allMatch(run -> run.dueAt() == null);
        assertThat(house.world.users).allMatch(user -> house.held(user) == 0);
    }

    private boolean isClosed(SessionId session) {
        return house.store.has(session) && house.store.find(session).isEmpty();
    }
}
