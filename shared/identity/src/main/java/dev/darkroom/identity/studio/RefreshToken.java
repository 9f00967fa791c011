package dev.darkroom.identity.studio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.darkroom.identity.Fingerprint;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * 256 random bits that its bearer keeps and we do not. A token can seal its successor: what it sealed is worth nothing to
 * anybody who does not have the token itself, the keeper of the database included, so that a client whose answer was lost
 * can be given the same successor again although nobody kept it.
 */
public final class RefreshToken {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final byte[] PURPOSE = "darkroom refresh successor".getBytes(US_ASCII);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] bits;

    private RefreshToken(byte[] bits) {
        this.bits = bits;
    }

    /** One that nobody has seen. */
    static RefreshToken next() {
        return new RefreshToken(unguessable(BYTES));
    }

    private static byte[] unguessable(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** Empty when the text cannot be a token; for text that came from outside. */
    static Optional<RefreshToken> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var token = new RefreshToken(Base64.getUrlDecoder().decode(text));
        // the last character has two bits to spare: of the texts for the same bits one is ours
        return token.value().equals(text) ? Optional.of(token) : Optional.empty();
    }

    /** For its bearer, 43 characters of base64url. */
    public String value() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** SHA-256: what is kept. */
    byte[] fingerprint() {
        return Fingerprint.of(bits);
    }

    /** The successor, encrypted and authenticated under a key that only this token gives (HKDF, AES-256-GCM). */
    byte[] seal(RefreshToken successor) {
        var nonce = unguessable(NONCE_BYTES);
        var encrypted = crypt(Cipher.ENCRYPT_MODE, nonce, successor.bits);
        var sealed = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
        System.arraycopy(encrypted, 0, sealed, NONCE_BYTES, encrypted.length);
        return sealed;
    }

    /**
     * What {@link #seal} sealed.
     *
     * @throws IllegalStateException when another token sealed it, or it was changed since
     */
    RefreshToken open(byte[] sealed) {
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return new RefreshToken(
                crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length)));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a successor that this token did not seal", e);
        }
    }

    private SecretKey key() throws GeneralSecurityException {
        var derivation = HKDFParameterSpec.ofExtract()
                .addIKM(new SecretKeySpec(bits, "Generic"))
                .thenExpand(PURPOSE, BYTES);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", derivation);
    }

    /** Not the token: it would be in logs. */
    @Override
    public String toString() {
        return "RefreshToken";
    }
}
