package dev.darkroom.storage;

/** The store could not be reached, or refused our own credentials: try again later, and tell the operator. */
public final class ObjectStoreUnavailable extends RuntimeException {

    /** @param message what was tried, on which key; carries no credential and no signature */
    public ObjectStoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
