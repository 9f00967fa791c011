package dev.darkroom.jobs.rules;

import dev.darkroom.kernel.RuleId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;

/**
 * A stored rule.
 *
 * @param name 1 to 100 characters
 * @param version counts changes, from 1; clients see it as the ETag
 */
public record Rule(RuleId id, UserId user, String name, String preset, RuleSpec spec, Instant createdAt, long version) {
    /** Longest name in characters. */
    public static final int MAX_NAME = 100;

    /** A changed rule; the preset stays. */
    public Rule changed(String newName, RuleSpec newSpec) {
        return new Rule(id, user, newName, preset, newSpec, createdAt, version + 1);
    }
}
