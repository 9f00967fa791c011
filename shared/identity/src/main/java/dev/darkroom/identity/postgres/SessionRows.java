package dev.darkroom.identity.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on {@code identity.sessions} and {@code identity.refresh_tokens}; each answers how many rows it wrote. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRows extends GenericRepository<SessionRows.TokenRow, String> {
    /** A token with what its session and its account say. Of an array the framework sees only its own annotation. */
    @MappedEntity
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record TokenRow(
            @Id String sessionId,
            String accountId,
            String roles,
            Instant expiresAt,
            @Nullable Instant rotatedAt,
            @io.micronaut.core.annotation.Nullable byte[] successor,
            boolean ended) {}

    @Query("INSERT INTO identity.sessions (id, account_id, created_at) VALUES (:id, :accountId, :createdAt)")
    int open(String id, String accountId, Instant createdAt);

    @Query("""
            INSERT INTO identity.refresh_tokens (fingerprint, session_id, issued_at, expires_at)
            VALUES (:fingerprint, :sessionId, :issuedAt, :expiresAt)""")
    int addToken(byte[] fingerprint, String sessionId, Instant issuedAt, Instant expiresAt);

    @Query("""
            SELECT t.session_id, s.account_id, array_to_string(a.roles, ',') AS roles,
                   t.expires_at, t.rotated_at, t.successor, s.ended_at IS NOT NULL AS ended
            FROM identity.refresh_tokens t
            JOIN identity.sessions s ON s.id = t.session_id
            JOIN identity.accounts a ON a.id = s.account_id
            WHERE t.fingerprint = :fingerprint""")
    Optional<TokenRow> findToken(byte[] fingerprint);

    /** The compare-and-set of a rotation. Who comes second waits for the row, finds it rotated, and writes nothing. */
    @Query("""
            UPDATE identity.refresh_tokens t SET rotated_at = :rotatedAt, successor = :successor
            FROM identity.sessions s
            WHERE t.fingerprint = :fingerprint AND t.rotated_at IS NULL
              AND s.id = t.session_id AND s.ended_at IS NULL""")
    int rotate(byte[] fingerprint, byte[] successor, Instant rotatedAt);

    @Query("""
            INSERT INTO identity.refresh_tokens (fingerprint, session_id, issued_at, expires_at)
            SELECT :fingerprint, session_id, :issuedAt, :expiresAt
            FROM identity.refresh_tokens WHERE fingerprint = :predecessor""")
    int addSuccessor(byte[] fingerprint, byte[] predecessor, Instant issuedAt, Instant expiresAt);

    @Query("""
            UPDATE identity.refresh_tokens SET successor = NULL
            WHERE session_id = (SELECT session_id FROM identity.refresh_tokens WHERE fingerprint = :member)
              AND rotated_at < :rotatedBefore AND successor IS NOT NULL""")
    int forgetSuccessors(byte[] member, Instant rotatedBefore);

    @Query("""
            DELETE FROM identity.refresh_tokens
            WHERE session_id = (SELECT session_id FROM identity.refresh_tokens WHERE fingerprint = :member)
              AND expires_at <= :now""")
    int forgetExpired(byte[] member, Instant now);

    /** An account's sessions none of whose tokens is worth anything any more. */
    @Query("""
            DELETE FROM identity.sessions s
            WHERE s.account_id = :accountId
              AND NOT EXISTS (SELECT FROM identity.refresh_tokens t WHERE t.session_id = s.id AND t.expires_at > :now)""")
    int forgetSessions(String accountId, Instant now);

    @Query("""
            UPDATE identity.sessions SET ended_at = :endedAt, ended_by = :endedBy
            WHERE id = :id AND ended_at IS NULL""")
    int end(String id, Instant endedAt, String endedBy);
}
