package dev.darkroom.identity.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.identity.studio.AnAccount;
import dev.darkroom.identity.studio.StudioAccounts;
import dev.darkroom.identity.studio.StudioSessions;
import dev.darkroom.identity.studio.StudioSessions.Kept;
import dev.darkroom.identity.studio.StudioSessionsContract;
import dev.darkroom.kernel.StudioSessionId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PostgresStudioSessionsIT extends StudioSessionsContract {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    protected StudioAccounts accounts() {
        return PostgresBeans.get(StudioAccounts.class);
    }

    @Override
    protected StudioSessions sessions() {
        return PostgresBeans.get(StudioSessions.class);
    }

    /** Else an account that logs in each day would have a row for each of its days. */
    @Test
    void aLoginTakesTheAccountsWorthlessSessionsAway() {
        var account = AnAccount.fresh();
        accounts().add(account, AnAccount.HASH, NOON);
        var worthless = token(1, NOON, Duration.ofDays(1));
        var good = token(2, NOON, Duration.ofDays(3));
        sessions().open(StudioSessionId.next(AnAccount.IDS), account.id(), worthless);
        sessions().open(StudioSessionId.next(AnAccount.IDS), account.id(), good);

        var later = token(3, NOON.plus(Duration.ofDays(1)), Duration.ofDays(1));
        sessions().open(StudioSessionId.next(AnAccount.IDS), account.id(), later);

        assertThat(sessions().find(worthless.fingerprint())).isEmpty();
        assertThat(sessions().find(good.fingerprint())).isPresent();
        assertThat(sessions().find(later.fingerprint())).isPresent();
    }

    private static Kept token(int seed, Instant at, Duration life) {
        var fingerprint = new byte[32];
        new java.util.Random(seed).nextBytes(fingerprint);
        return new Kept(fingerprint, at, at.plus(life));
    }
}
