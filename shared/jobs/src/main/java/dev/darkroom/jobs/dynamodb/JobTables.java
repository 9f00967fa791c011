package dev.darkroom.jobs.dynamodb;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Where jobs live.
 *
 * @param jobs table name ({@code JOBS_TABLE})
 * @param rules table name ({@code RULES_TABLE}); absent in functions that only bring jobs on
 * @param keys table name ({@code KEYS_TABLE}); absent in functions that create nothing
 */
@Singleton
record JobTables(
        @Property(name = "jobs.table") String jobs,
        @Property(name = "rules.table") @Nullable String rules,
        @Property(name = "keys.table") @Nullable String keys) {
    static final String BY_USER = "by_user";
    static final String BY_DUE = "by_due";

    String rulesTable() {
        return require(rules, "RULES_TABLE");
    }

    String keysTable() {
        return require(keys, "KEYS_TABLE");
    }

    private static String require(@Nullable String table, String variable) {
        if (table == null) {
            throw new IllegalStateException("this function is not given " + variable);
        }
        return table;
    }
}
