/**
 * PostgreSQL from its own binaries, as a child process.
 *
 * <p>It starts when somebody connects for the first time, so that who needs no database neither waits nor pays for one. It
 * asks for a password, keeps its cluster in one folder, is never root, and ends with this JVM, however that ends.
 */
package dev.darkroom.local.standins.postgres;
