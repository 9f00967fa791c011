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

/** The statements on {@code identity.accounts}. Roles travel as one text with commas: the framework spreads lists. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRows extends GenericRepository<AccountRows.AccountRow, String> {
    /** Somebody's account as others may see it. */
    @MappedEntity
    record AccountRow(
            @Id String id,
            String email,
            String emailKey,
            @Nullable String name,
            String roles) {}

    /** What is compared at a login. */
    @MappedEntity
    record LoginRow(@Id String id, String passwordHash, String roles) {}

    /** How many were added: none when the address has an account. */
    @Query("""
            INSERT INTO identity.accounts (id, email, email_key, name, roles, password_hash, created_at)
            VALUES (:id, :email, :emailKey, :name, string_to_array(:roles, ','), :passwordHash, :createdAt)
            ON CONFLICT (email_key) DO NOTHING""")
    int add(
            String id,
            String email,
            String emailKey,
            @Nullable String name,
            String roles,
            String passwordHash,
            Instant createdAt);

    @Query("""
            SELECT id, password_hash, array_to_string(roles, ',') AS roles
            FROM identity.accounts WHERE email_key = :emailKey""")
    Optional<LoginRow> findLogin(String emailKey);

    @Query("""
            SELECT id, email, email_key, name, array_to_string(roles, ',') AS roles
            FROM identity.accounts WHERE id = :id""")
    Optional<AccountRow> findAccount(String id);
}
