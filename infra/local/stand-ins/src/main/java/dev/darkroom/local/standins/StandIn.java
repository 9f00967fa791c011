package dev.darkroom.local.standins;

/**
 * One running stand-in.
 *
 * @param endpoint what a client connects to: a URL
 * @param stop ends it and frees its port
 */
record StandIn(Service service, String endpoint, AutoCloseable stop) {}
