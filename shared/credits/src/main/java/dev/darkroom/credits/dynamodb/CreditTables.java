package dev.darkroom.credits.dynamodb;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * Where accounts live.
 *
 * @param accounts table name ({@code ACCOUNTS_TABLE})
 * @param ledger table name ({@code LEDGER_TABLE})
 */
@ConfigurationProperties("darkroom.credits")
public record CreditTables(String accounts, String ledger) {}
