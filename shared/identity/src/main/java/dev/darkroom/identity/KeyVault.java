package dev.darkroom.identity;

/** Where the signing keys are kept, as the text of one JSON Web Key Set. */
public interface KeyVault {
    /** What is kept now; a set without keys before the first. */
    String read();

    /**
     * Keeps this text if no first one was ever put, by anybody.
     *
     * @return what is kept now: this text, or that of who came first
     */
    String putFirst(String keys);
}
