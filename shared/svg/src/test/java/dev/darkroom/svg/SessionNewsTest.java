package dev.darkroom.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.realtime.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What those who watch a session are told of its changes. */
class SessionNewsTest extends SessionHouse {
    @Test
    void everyChangeIsToldToThoseWhoWatch() {
        create(ALICE, "score");
        var watcher = watchers.watch(new Topic("svg:alice/score"));

        var changed = sessions.change(address, args(Map.of("name", "Bob"))).orRefuse();
        sessions.change(address, args(Map.of("n", 10_001)));

        assertThat(watchers.sentTo(watcher)).singleElement().satisfies(event -> {
            assertThat(event.path("type").asText()).isEqualTo("frame");
            assertThat(event.path("seq").asLong()).isEqualTo(1);
            assertThat(event.path("etag").asText()).isEqualTo(changed.frame().etag());
            assertThat(event.path("svg").asText()).isEqualTo(changed.frame().svg());
        });
        assertThat(sessions.newsSoFar(address).orRefuse()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"31000, true", "32500, false"})
    void aFrameThatIsTooLargeForAMessageIsToldByItsEtag(int letters, boolean fits) {
        create(ALICE, "score");

        var changed = sessions.change(address, args(Map.of("name", "x".repeat(letters))))
                .orRefuse();

        assertThat(watchers.events(new Topic("svg:alice/score")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.path("etag").asText())
                            .isEqualTo(changed.frame().etag());
                    assertThat(event.has("svg")).isEqualTo(fits);
                });
    }

    @Test
    void watchersAreLeftWithTheLastChangeThoughItsNewsCameFirst() {
        create(ALICE, "score");
        var overtaken = sessionsOver(new Overtaken());

        overtaken.change(address, args(Map.of("name", "first"))).orRefuse();

        assertThat(watchers.events(new Topic("svg:alice/score")))
                .extracting(event -> event.path("svg").asText().replaceAll("<[^>]*>", ""))
                .containsExactly("last", "first", "last");
    }

    /** A store in which somebody else changes the session, and tells it, right after the first change. */
    private final class Overtaken implements SvgSessionStore {
        private boolean done;

        @Override
        public boolean change(SvgSession after, Instant now) {
            boolean changed = store.change(after, now);
            if (!done) {
                done = true;
                sessions.change(address, args(Map.of("name", "last"))).orRefuse();
            }
            return changed;
        }

        @Override
        public Optional<SvgSession> find(SessionAddress wanted) {
            return store.find(wanted);
        }

        @Override
        public boolean create(SvgSession session) {
            return store.create(session);
        }

        @Override
        public Keyed create(SvgSession session, IdempotencyKey key) {
            return store.create(session, key);
        }

        @Override
        public void delete(SessionAddress unwanted) {
            store.delete(unwanted);
        }

        @Override
        public List<SvgSession.Summary> list(Owner.User user) {
            return store.list(user);
        }
    }
}
