package dev.darkroom.identity;

/**
 * Where the signing keys are kept: the whole of them for who signs, their public halves apart, for everybody who verifies.
 *
 * <p>Whoever puts a generation has {@linkplain #publish published} the one before. So a late writer repeats what was
 * written and can never undo a later change.
 */
public interface KeyVault {
    /** What is kept; may be as old as {@link KeyRing#KEPT}. A ring without keys before the first. */
    KeyRing held();

    /** What verifiers are given; may be as old as {@link KeyRing#KEPT}. */
    KeyRing published();

    /** The next reads see what is kept by then. */
    void refresh();

    /**
     * Keeps this ring, if none of its generation ever was.
     *
     * @return false when another one was: nothing is changed
     */
    boolean put(KeyRing next);

    /** Gives verifiers the public halves; those of a generation that they were given before change nothing. */
    void publish(KeyRing ring);
}
