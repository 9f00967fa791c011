package dev.darkroom.acceptance;

/** What somebody may send in place of the right token. */
enum TokenKind {
    NONE,
    /** No token at all, but a header. */
    GARBAGE,
    EXPIRED,
    /** Rightly signed, for another audience. */
    WRONG_AUDIENCE,
    /** Rightly signed, in another's name. */
    WRONG_ISSUER,
    /** The right claims, signed by a real key of ours, by the algorithm of the other audience. */
    WRONG_ALGORITHM,
    /** The right claims and key, by another algorithm of the same family. */
    LONGER_HASH,
    /** {@code "alg":"none"}, without a signature. */
    UNSIGNED,
    /** HS256, with the published RS256 key as its secret. */
    PUBLIC_KEY_AS_SECRET,
    UNKNOWN_KEY,
    NOT_VALID_YET,
    ISSUED_IN_THE_FUTURE,
    /** A good token, of somebody else. */
    OTHER_TENANT,
    RIGHT;

    /** Whether it opens nothing anywhere. */
    boolean isBad() {
        return this != NONE && this != OTHER_TENANT && this != RIGHT;
    }
}
