package dev.darkroom.kernel;

import java.time.Duration;

/**
 * A client's name for one intention, so that a repeated request is answered and not done again.
 *
 * @param key 1 to 128 visible ASCII characters; belongs to the caller who sent it
 * @param requestHash SHA-256 in hex of method, path and body: tells a repeat from another request under the same key
 */
public record IdempotencyKey(String key, String requestHash) {
    /** How long a repeat of what made something gets the first answer, to the second; then the key is free again. */
    public static final Duration LIFE = Duration.ofHours(24);

    /** Whether a client may send this as a key. */
    public static boolean isValid(String key) {
        return !key.isEmpty() && key.length() <= 128 && key.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    /** Why a request is refused whose key came with another one before. */
    public static Problem usedOtherwise() {
        return Problem.of(Problem.Kind.CONFLICT, "This Idempotency-Key belongs to another request. Use a new one.");
    }
}
