package dev.darkroom.identity;

/** Who gets a token for a name ({@code TOKEN_ISSUANCE}). */
public enum TokenIssuance {
    /** Whoever asks, as long as nobody claimed the name. */
    OPEN,

    /** Only who brings a password; the first one claims the name. */
    CLAIMED
}
