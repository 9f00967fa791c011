package dev.darkroom.identity.postgres;

import dev.darkroom.database.Schema;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What identity keeps in the database. */
@Factory
final class IdentitySchema {
    @Singleton
    Schema identity() {
        return new Schema("identity");
    }
}
