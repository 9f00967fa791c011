package dev.darkroom.jobs.presets;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The named colours and materials that a rule may use.
 *
 * @param swatches {@code #rrggbb} by name
 * @param materials names that every worker can draw
 */
public record Palette(Map<String, String> swatches, List<String> materials) {
    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    public Palette {
        materials = List.copyOf(materials);
    }

    /** {@code #rrggbb} for a hexadecimal colour or the name of a swatch. */
    public Optional<String> colour(String value) {
        if (HEX.matcher(value).matches()) {
            return Optional.of(value.toLowerCase(Locale.ROOT));
        }
        return Optional.ofNullable(swatches.get(value));
    }
}
