package dev.darkroom.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.svg.SvgSessionStore.Keyed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SvgSessionStore} keeps. Tests keep apart by fresh names. */
public abstract class SvgSessionStoreContract {
    protected static final Instant NOW = Instant.parse("2026-03-01T12:00:00.500Z");

    private static final String LARGE_TEMPLATE = "가".repeat(SvgSession.MAX_TEMPLATE_BYTES / 3);
    private static final String LARGE_ARGS = "{\"a\":\"" + "x".repeat(Args.MAX_BYTES - 8) + "\"}";

    private final IdSource ids = IdSource.secure(InstantSource.system());

    protected abstract SvgSessionStore store();

    protected Owner.User aUser() {
        return new Owner.User("user-" + ids.next());
    }

    protected SessionAddress address(Owner owner) {
        return new SessionAddress(owner, "id-" + ids.next());
    }

    protected static SvgSession session(SessionAddress address) {
        return SvgSession.made(
                address, "<svg>{{ a }}</svg>", new Args("{\"a\":1}"), new Lifetime(Duration.ofMinutes(1)), NOW);
    }

    @Test
    void findsWhatWasCreated() {
        var store = store();
        var ofAUser = session(address(aUser()));
        var ofEveryone = session(address(Owner.everyone()));

        assertThat(store.create(ofAUser)).isTrue();
        assertThat(store.create(ofEveryone)).isTrue();

        assertThat(store.find(ofAUser.address())).contains(ofAUser);
        assertThat(store.find(ofEveryone.address())).contains(ofEveryone);
        assertThat(store.find(address(Owner.everyone()))).isEmpty();
    }

    @Test
    void aRequestUnderAKeyMakesASessionOnce() {
        var store = store();
        var alice = aUser();
        var key = new IdempotencyKey("first", "hash");
        var session = session(address(alice));
        var other = session(address(alice));

        assertThat(store.create(session, key)).isEqualTo(Keyed.MADE);
        assertThat(store.create(session, key)).isEqualTo(Keyed.MADE_BEFORE);
        assertThat(store.create(session, new IdempotencyKey("second", "hash"))).isEqualTo(Keyed.TAKEN);
        assertThat(store.create(other, new IdempotencyKey("first", "other"))).isEqualTo(Keyed.KEY_USED);
        assertThat(store.create(session(address(aUser())), key))
                .as("another's key")
                .isEqualTo(Keyed.MADE);
        assertThat(store.create(other, new IdempotencyKey("second", "other")))
                .as("a refused request takes no key")
                .isEqualTo(Keyed.MADE);

        store.delete(session.address());
        assertThat(store.create(session, key)).isEqualTo(Keyed.MADE_BEFORE);
        assertThat(store.find(session.address())).as("what was ended stays so").isEmpty();
    }

    /** They have no owner, and strangers who happen to choose one key must not meet. */
    @Test
    void aKeyOfAPublicSessionIsThatSessions() {
        var store = store();
        var session = session(address(Owner.everyone()));

        assertThat(store.create(session, new IdempotencyKey("1", "hash"))).isEqualTo(Keyed.MADE);
        assertThat(store.create(session, new IdempotencyKey("1", "hash"))).isEqualTo(Keyed.MADE_BEFORE);
        assertThat(store.create(session, new IdempotencyKey("1", "other"))).isEqualTo(Keyed.KEY_USED);
        assertThat(store.create(session(address(Owner.everyone())), new IdempotencyKey("1", "other")))
                .isEqualTo(Keyed.MADE);
    }

    @Test
    void ofManyRequestsAtOnceUnderAKeyOneMakesTheSession() throws InterruptedException {
        var store = store();
        var session = session(address(aUser()));
        Callable<Keyed> create = () -> store.create(session, new IdempotencyKey("k", "hash"));
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(callers.invokeAll(Collections.nCopies(10, create)))
                    .extracting(Future::get)
                    .containsOnlyOnce(Keyed.MADE)
                    .containsOnly(Keyed.MADE, Keyed.MADE_BEFORE);
        }
    }

    @Test
    void keepsTheLargestThatIsAllowed() {
        var store = store();
        var session = new SvgSession(
                address(aUser()),
                LARGE_TEMPLATE,
                new Args(LARGE_ARGS),
                Lifetime.USER_DEFAULT,
                NOW,
                NOW.plusSeconds(3600));

        assertThat(store.create(session)).isTrue();
        assertThat(store.change(session, NOW)).isTrue();
        assertThat(store.find(session.address())).contains(session);
    }

    @Test
    void oneIdIsAnotherSessionForEveryOwner() {
        var store = store();
        var name = "same-" + ids.next();
        var alices = session(new SessionAddress(aUser(), name));
        var bobs = session(new SessionAddress(aUser(), name)).changed(new Args("{\"a\":2}"), NOW);
        var everyones = session(new SessionAddress(Owner.everyone(), name));

        assertThat(List.of(alices, bobs, everyones)).allMatch(store::create);

        assertThat(store.find(alices.address())).contains(alices);
        assertThat(store.find(bobs.address())).contains(bobs);
    }

    @Test
    void ofAHundredCreatesAtOnceOneIsMade() throws Exception {
        var store = store();
        var address = address(Owner.everyone());
        Callable<Boolean> create = () -> store.create(session(address));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var created = threads.invokeAll(
                    IntStream.range(0, 100).mapToObj(i -> create).toList());
            int made = 0;
            for (var each : created) {
                made += each.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
    }

    @Test
    void anExpiredOneCanBeTakenAgainFromTheVeryInstant() {
        var store = store();
        var first = session(address(aUser()));
        store.create(first);
        var tooEarly = made(first.address(), first.expiresAt().minusMillis(1));
        var inTime = made(first.address(), first.expiresAt());

        assertThat(store.create(tooEarly)).isFalse();
        assertThat(store.find(first.address())).contains(first);
        assertThat(store.create(inTime)).isTrue();
        assertThat(store.find(first.address())).contains(inTime);
    }

    private static SvgSession made(SessionAddress address, Instant now) {
        return SvgSession.made(address, "<svg/>", new Args("{}"), Lifetime.USER_DEFAULT, now);
    }

    @Test
    void changesWhatStands() {
        var store = store();
        var session = session(address(aUser()));
        store.create(session);
        var later = NOW.plusSeconds(30);
        var changed = session.changed(new Args("{\"b\":2}"), later);

        assertThat(store.change(changed, later)).isTrue();
        assertThat(store.find(session.address())).contains(changed);
    }

    @Test
    void changesNothingThatIsGoneExpiredOrAnother() {
        var store = store();
        var session = session(address(aUser()));
        var changed = session.changed(new Args("{\"b\":2}"), NOW);
        assertThat(store.change(changed, NOW)).isFalse();

        store.create(session);
        assertThat(store.change(changed, session.expiresAt())).isFalse();

        var replacement = made(session.address(), session.expiresAt());
        store.create(replacement);
        assertThat(store.change(changed, session.expiresAt())).isFalse();
        assertThat(store.find(session.address())).contains(replacement);
    }

    @Test
    void deletesWhetherItIsThereOrNot() {
        var store = store();
        var session = session(address(aUser()));
        store.create(session);

        store.delete(session.address());
        store.delete(session.address());

        assertThat(store.find(session.address())).isEmpty();
        assertThat(store.create(session)).isTrue();
    }

    @Test
    void listsAllOfOneUserEvenWhenTheyFillManyPages() {
        var store = store();
        var user = aUser();
        var names = IntStream.range(0, 20).mapToObj(i -> "s" + i).toList();
        for (var name : names) {
            store.create(new SvgSession(
                    new SessionAddress(user, name),
                    LARGE_TEMPLATE,
                    new Args(LARGE_ARGS),
                    Lifetime.USER_DEFAULT,
                    NOW,
                    NOW.plusSeconds(3600)));
        }
        store.create(session(address(aUser())));

        assertThat(store.list(user)).extracting(SvgSession.Summary::id).containsExactlyInAnyOrderElementsOf(names);
        assertThat(store.list(user)).contains(new SvgSession.Summary("s7", NOW, NOW.plusSeconds(3600)));
    }
}
