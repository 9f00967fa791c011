package dev.darkroom.identity.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.identity.studio.StudioSessions.End;
import dev.darkroom.identity.studio.StudioSessions.Found;
import dev.darkroom.identity.studio.StudioSessions.Rotated;
import dev.darkroom.kernel.Role;
import dev.darkroom.kernel.StudioSessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link StudioSessions} promises, whoever keeps them. */
public abstract class StudioSessionsContract {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Instant LATER = NOON.plusSeconds(900);

    private final StudioAccount account = AnAccount.of(AnAccount.freshAddress(), Role.USER, Role.GUEST);
    private final StudioSessionId session = StudioSessionId.next(AnAccount.IDS);
    private final RefreshToken first = RefreshToken.next();
    private final RefreshToken second = RefreshToken.next();

    protected abstract StudioAccounts accounts();

    protected abstract StudioSessions sessions();

    @BeforeEach
    void logIn() {
        accounts().add(account, AnAccount.HASH, NOON);
        sessions().open(session, account.id(), Logins.kept(first, NOON));
    }

    private boolean rotate(RefreshToken token, RefreshToken successor, Instant at) {
        return sessions()
                .rotate(token.fingerprint(), Logins.kept(successor, at), token.seal(successor), at.minusSeconds(30));
    }

    private Found found(RefreshToken token) {
        return sessions().find(token.fingerprint()).orElseThrow();
    }

    @Test
    void aFreshTokenIsLive() {
        var found = found(first);

        assertThat(found.session()).isEqualTo(session);
        assertThat(found.account()).isEqualTo(account.id());
        assertThat(found.roles()).isEqualTo(account.roles());
        assertThat(found.expiresAt()).isEqualTo(NOON.plus(Logins.LIFE));
        assertThat(found.rotated()).isEmpty();
        assertThat(found.ended()).isFalse();
        assertThat(sessions().find(second.fingerprint())).isEmpty();
    }

    @Test
    void aRotatedTokenLeadsToItsSuccessorWhichIsLive() {
        assertThat(rotate(first, second, LATER)).isTrue();

        var rotated = found(first).rotated().orElseThrow();
        assertThat(rotated.at()).isEqualTo(LATER);
        assertThat(first.open(rotated.successor().orElseThrow()).value()).isEqualTo(second.value());
        assertThat(found(second).rotated()).isEmpty();
        assertThat(found(second).session()).isEqualTo(session);
        assertThat(found(second).expiresAt()).isEqualTo(LATER.plus(Logins.LIFE));
    }

    @Test
    void aTokenIsRotatedOnce() {
        rotate(first, second, LATER);

        assertThat(rotate(first, RefreshToken.next(), LATER)).isFalse();
        assertThat(rotate(RefreshToken.next(), RefreshToken.next(), LATER)).isFalse();

        assertThat(found(first).rotated().flatMap(Rotated::successor)).isPresent();
        assertThat(found(second).rotated()).isEmpty();
    }

    @Test
    void ofManyRotationsAtOnceOneIsMade() throws Exception {
        List<RefreshToken> successors = new ArrayList<>();
        List<Callable<Boolean>> rotations = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            var successor = RefreshToken.next();
            successors.add(successor);
            rotations.add(() -> rotate(first, successor, LATER));
        }

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(callers.invokeAll(rotations)).extracting(Future::get).containsOnlyOnce(true);
        }

        assertThat(successors)
                .filteredOn(token -> sessions().find(token.fingerprint()).isPresent())
                .hasSize(1);
    }

    @Test
    void anEndedSessionRotatesNothing() {
        assertThat(sessions().end(session, End.LOGOUT, LATER)).isTrue();

        assertThat(rotate(first, second, LATER)).isFalse();
        assertThat(found(first).ended()).isTrue();
        assertThat(sessions().find(second.fingerprint())).isEmpty();
    }

    @Test
    void aSessionEndsOnce() {
        assertThat(sessions().end(session, End.REUSE, LATER)).isTrue();

        assertThat(sessions().end(session, End.LOGOUT, LATER)).isFalse();
        assertThat(sessions().end(StudioSessionId.next(AnAccount.IDS), End.LOGOUT, LATER))
                .isFalse();
    }

    @Test
    void oneSessionsEndIsNobodyElses() {
        var elsewhere = RefreshToken.next();
        sessions().open(StudioSessionId.next(AnAccount.IDS), account.id(), Logins.kept(elsewhere, NOON));

        sessions().end(session, End.LOGOUT, LATER);

        assertThat(found(elsewhere).ended()).isFalse();
        assertThat(rotate(elsewhere, second, LATER)).isTrue();
    }

    @Test
    void aSuccessorThatNobodyMayAskForAnyMoreIsForgotten() {
        var third = RefreshToken.next();
        rotate(first, second, LATER);

        rotate(second, third, LATER.plusSeconds(31));

        assertThat(found(first).rotated().orElseThrow().successor()).isEmpty();
        assertThat(found(second).rotated().orElseThrow().successor()).isPresent();
    }

    @Test
    void aTokenThatHasExpiredIsForgottenWithTheNextRotation() {
        var third = RefreshToken.next();
        rotate(first, second, NOON.plus(Duration.ofDays(6)));

        rotate(second, third, NOON.plus(Logins.LIFE));

        assertThat(sessions().find(first.fingerprint())).isEmpty();
        assertThat(sessions().find(second.fingerprint())).isPresent();
    }
}
