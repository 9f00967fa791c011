package dev.darkroom.identity.postgres;

import dev.darkroom.identity.studio.StudioSessions;
import dev.darkroom.kernel.StudioSessionId;
import dev.darkroom.kernel.UserId;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;

/** {@link StudioSessions} in PostgreSQL. */
@Singleton
final class PostgresStudioSessions implements StudioSessions {
    private final SessionRows rows;
    private final TransactionOperations<Connection> transactions;

    PostgresStudioSessions(SessionRows rows, TransactionOperations<Connection> transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    /** Takes the account's worthless sessions away on the same way: nobody else would. */
    @Override
    public void open(StudioSessionId session, UserId account, Kept first) {
        transactions.executeWrite(transaction -> {
            rows.forgetSessions(account.value(), first.issuedAt());
            rows.open(session.value(), account.value(), first.issuedAt());
            return rows.addToken(first.fingerprint(), session.value(), first.issuedAt(), first.expiresAt());
        });
    }

    @Override
    public Optional<Found> find(byte[] fingerprint) {
        return rows.findToken(fingerprint)
                .map(row -> new Found(
                        new StudioSessionId(row.sessionId()),
                        new UserId(row.accountId()),
                        RoleNames.parse(row.roles()),
                        row.expiresAt(),
                        Optional.ofNullable(row.rotatedAt())
                                .map(at -> new Rotated(at, Optional.ofNullable(row.successor()))),
                        row.ended()));
    }

    @Override
    public boolean rotate(byte[] fingerprint, Kept successor, byte[] sealed, Instant forgetSealed) {
        return transactions.executeWrite(transaction -> {
            if (rows.rotate(fingerprint, sealed, successor.issuedAt()) == 0) {
                return false;
            }
            rows.addSuccessor(successor.fingerprint(), fingerprint, successor.issuedAt(), successor.expiresAt());
            rows.forgetSuccessors(fingerprint, forgetSealed);
            rows.forgetExpired(fingerprint, successor.issuedAt());
            return true;
        });
    }

    @Override
    public boolean end(StudioSessionId session, End why, Instant at) {
        return rows.end(session.value(), at, why.wireName()) == 1;
    }
}
