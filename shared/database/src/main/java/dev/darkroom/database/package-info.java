/**
 * The way to PostgreSQL: one connection for each environment of a function, logged in by a secret that rotates, to schemas
 * that are up to date.
 *
 * <p>Every capability that keeps something here owns one schema, declares it as a bean of type {@link
 * dev.darkroom.database.Schema} and brings its scripts in {@code db/NAME}. No script takes away what the version before still
 * uses, for its environments answer until the last of them is gone. Nothing outside is called while a transaction is open.
 *
 * <p>A function that has this on its class path stands in the network of the database, see {@code infra/network.yaml}; without
 * {@code DATABASE_URL} none of it is made. Called by the {@code .postgres} adapters.
 */
@NullMarked
package dev.darkroom.database;

import org.jspecify.annotations.NullMarked;
