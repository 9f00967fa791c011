package dev.darkroom.local.template;

import java.net.URI;

/**
 * The PostgreSQL that stands in for the clusters of a template.
 *
 * @param address {@code postgresql://HOST:PORT/NAME}; its owner has the name of the database
 * @param password the owner's
 */
public record Database(URI address, String password) {
    /** Of the one database that it has, and of the user whom it belongs to. */
    public String name() {
        return address.getPath().substring(1);
    }

    /** As drivers of Java want it. */
    public String jdbcUrl() {
        return "jdbc:" + address;
    }

    /** What its secret holds, as RDS would write it. */
    public String secret() {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name(), password);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
