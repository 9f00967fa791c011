package dev.darkroom.identity;

/**
 * What a device proves itself by. The text is a secret of the device, so that neither it nor anything from which it
 * could be found again is stored: it has at least 32 characters, which makes its SHA-256 safe to keep.
 */
public final class DeviceHash {
    public static final int MIN_LENGTH = 32;
    public static final int MAX_LENGTH = 128;

    private final String fingerprint;

    /** @throws IllegalArgumentException when the secret is shorter or longer than the contract allows */
    public DeviceHash(String secret) {
        if (secret.length() < MIN_LENGTH || secret.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a device hash has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters, not " + secret.length());
        }
        this.fingerprint = Fingerprint.of(secret);
    }

    /** SHA-256 in hex: what may be stored. */
    public String fingerprint() {
        return fingerprint;
    }
}
