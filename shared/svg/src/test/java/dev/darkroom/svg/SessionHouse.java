package dev.darkroom.svg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.realtime.inmemory.InMemoryTopics;
import dev.darkroom.svg.inmemory.InMemorySvgSessionStore;
import dev.darkroom.testing.SteppedClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** SVG sessions over stores in memory, with those who watch them. */
abstract class SessionHouse {
    static final String TEMPLATE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>{{ name }}</text>{% for i in range(n) %}{% endfor %}</svg>";
    static final Lifetime MINUTE = new Lifetime(Duration.ofMinutes(1));
    static final Owner.User ALICE = new Owner.User("alice");

    final SteppedClock clock = SteppedClock.at("2026-03-01T12:00:00Z");
    final InMemorySvgSessionStore store = new InMemorySvgSessionStore();
    final IdSource ids = new IdSource(clock, new Random(1));
    final InMemoryTopics watchers = new InMemoryTopics(clock);
    final SvgSessions sessions = sessionsOver(store);
    final SessionAddress address = new SessionAddress(ALICE, "score");

    SvgSessions sessionsOver(SvgSessionStore kept) {
        return new SvgSessions(kept, new Frames(), new FrameNews(watchers.topics(), ids), clock);
    }

    static Args args(Map<String, Object> values) {
        return Args.of(new ObjectMapper().valueToTree(values)).orRefuse();
    }

    SvgSessions.Shown create(Owner owner, String id) {
        return attempt(owner, id, TEMPLATE, args(Map.of("name", "Ada"))).orRefuse();
    }

    Outcome<SvgSessions.Shown> attempt(Owner owner, String id, String template, Args args) {
        return sessions.create(owner, new SvgSessions.Draft(id, template, args, MINUTE), Optional.empty());
    }

    static Problem problem(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).problem();
    }
}
