package dev.darkroom.credits.dynamodb;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/**
 * Where accounts live.
 *
 * @param accounts table name ({@code ACCOUNTS_TABLE})
 * @param ledger table name ({@code LEDGER_TABLE})
 */
@Singleton
public record CreditTables(
        @Property(name = "accounts.table") String accounts,
        @Property(name = "ledger.table") String ledger) {}
