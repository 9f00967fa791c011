/**
 * Studio accounts and their sessions in PostgreSQL, schema {@code identity}; the scripts in {@code db/identity} say what holds
 * whatever happens here. Each query names the columns that it needs.
 */
@NullMarked
package dev.darkroom.identity.postgres;

import org.jspecify.annotations.NullMarked;
