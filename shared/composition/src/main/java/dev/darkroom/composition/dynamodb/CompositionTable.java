package dev.darkroom.composition.dynamodb;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/**
 * Where compositions live.
 *
 * @param name of the table ({@code COMPOSITIONS_TABLE})
 */
@Singleton
record CompositionTable(
        @Property(name = "compositions.table") String name) {
    static final String BY_DUE = "by_due";
}
