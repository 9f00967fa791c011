package dev.darkroom.database;

import java.util.regex.Pattern;

/**
 * A capability's part of the database: a PostgreSQL schema with a history of its own, so that functions that know different
 * capabilities agree about each of them.
 *
 * @param name of the schema, and of the folder {@code db/NAME} on the class path that holds its scripts
 */
public record Schema(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,30}");

    public Schema {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a schema: " + name);
        }
    }
}
