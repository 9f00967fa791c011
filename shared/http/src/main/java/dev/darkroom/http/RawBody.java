package dev.darkroom.http;

/**
 * The body as it came, byte for byte, for a controller that verifies a signature over it.
 *
 * @param bytes owned by whoever asked; empty bodies read as {@code {}}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying a megabyte to be immutable helps nobody
public record RawBody(byte[] bytes) {}
