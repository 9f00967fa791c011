package dev.darkroom.jobs.dynamodb;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Where jobs live.
 *
 * @param jobs table name ({@code JOBS_TABLE})
 * @param rules table name ({@code RULES_TABLE}); absent in functions that only bring jobs on
 */
@Singleton
record JobTables(
        @Property(name = "jobs.table") String jobs,
        @Property(name = "rules.table") @Nullable String rules) {
    static final String BY_USER = "by_user";
    static final String BY_DUE = "by_due";

    String rulesTable() {
        if (rules == null) {
            throw new IllegalStateException("this function is not given RULES_TABLE");
        }
        return rules;
    }
}
