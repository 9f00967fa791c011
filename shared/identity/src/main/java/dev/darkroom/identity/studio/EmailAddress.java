package dev.darkroom.identity.studio;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as somebody wrote it, and the one form that all ways to write it share: compatibility characters
 * replaced, lower case, the domain in ASCII. Two addresses with one {@link #key} are one address, so that nobody registers
 * as {@code ＡDA@example.com} beside {@code ada@example.com}.
 *
 * @param text as it was written, at most {@link #MAX_LENGTH} characters
 * @param key for comparison only; never written to
 */
public record EmailAddress(String text, String key) {
    /** RFC 5321 has room for no more. */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_LENGTH = 64;

    /** No quoted local parts, comments or address literals: nobody has such an address who wants an account. */
    private static final Pattern LOCAL =
            Pattern.compile("[^\\s\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}@()<>\\[\\]:;,\\\\\"]{1,64}");

    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

    /** Empty when it is no address that mail could reach. */
    public static Optional<EmailAddress> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL_LENGTH || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var local = folded(text.substring(0, at));
        return domain(text.substring(at + 1))
                .filter(domain -> LOCAL.matcher(local).matches())
                .map(domain -> new EmailAddress(text, local + "@" + domain));
    }

    private static Optional<String> domain(String text) {
        try {
            var ascii = IDN.toASCII(folded(text), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(domain -> DOMAIN.matcher(domain).matches());
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Not the address: it would be in logs. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}
