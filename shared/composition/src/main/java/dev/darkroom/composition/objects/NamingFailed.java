package dev.darkroom.composition.objects;

/** A language model gave no answer that can be used. It carries no cause: those may quote the prompt, the answer or the key. */
public final class NamingFailed extends Exception {
    /** @param reason for the log, of our own words only: nothing of the prompt, of the answer or of the key */
    public NamingFailed(String reason) {
        super(reason);
    }
}
