package dev.darkroom.jobs.presets;

import java.util.List;
import java.util.Locale;

/** A sentence for users, in every language that the product speaks. */
public record Text(String en, String ko) {
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.KOREAN);

    /**
     * The sentence in the best language for an {@code Accept-Language} header; English when the header is absent,
     * malformed or names no language that is spoken here.
     */
    public String in(String acceptLanguage) {
        return Locale.KOREAN.equals(best(acceptLanguage)) ? ko : en;
    }

    private static Locale best(String acceptLanguage) {
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }
}
