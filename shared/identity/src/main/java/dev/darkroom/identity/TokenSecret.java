package dev.darkroom.identity;

/** The secret that signs and verifies the tokens of the mobile app. */
@FunctionalInterface
public interface TokenSecret {
    /** At least 32 bytes; may change between two calls, because secrets rotate. */
    String read();
}
