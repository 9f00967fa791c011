package dev.darkroom.worker.paint;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What happens to the pixels of one concept. */
public sealed interface Change {

    /** Moves hue and chroma to a colour and keeps the texture. Components are sRGB, 0 to 255. */
    record Recolor(int red, int green, int blue) implements Change {}

    /** @param strength 0, nothing, to 100 */
    record Shift(Tone tone, int strength) implements Change {}

    /** Lays a material over the concept, shaded by the photo's own light. */
    record Texture(Material material) implements Change {}

    /** Fills the place with what surrounds it. */
    record Remove() implements Change {}

    /** In which direction a {@link Shift} goes. */
    enum Tone {
        WARM,
        COOL,
        BRIGHT,
        DARK,
        MUTED,
        VIVID
    }

    /** Reads a rule's action and value; names of swatches were resolved before a run was queued. */
    static Change parse(String action, @Nullable String value) {
        return switch (action) {
            case "recolor" -> recolor(given(action, value));
            case "tone" -> shift(given(action, value));
            case "texture" -> new Texture(Material.named(given(action, value)));
            case "remove" -> new Remove();
            default -> throw new IllegalArgumentException("unknown action: " + action);
        };
    }

    private static String given(String action, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException(action + " needs a value");
        }
        return value;
    }

    private static Change recolor(String value) {
        if (!value.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("not a colour of the form #rrggbb: " + value);
        }
        int rgb = Integer.parseInt(value.substring(1), 16);
        return new Recolor(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    private static Change shift(String value) {
        Matcher parts = Pattern.compile("(warm|cool|bright|dark|muted|vivid)(?::(\\d{1,3}))?")
                .matcher(value);
        int strength = parts.matches() && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : 50;
        if (!parts.matches() || strength > 100) {
            throw new IllegalArgumentException("not a tone with a strength of 0 to 100: " + value);
        }
        return new Shift(Tone.valueOf(parts.group(1).toUpperCase(Locale.ROOT)), strength);
    }
}
