package dev.darkroom.svg.sanitiser;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code href} may be: on an image the image itself, elsewhere a part of the same document. */
final class Links {
    private static final Pattern FRAGMENT = Pattern.compile("#[\\p{L}\\p{N}_.-]+");
    private static final Pattern IMAGE =
            Pattern.compile("data:image/(png|jpeg|webp|gif);base64,([A-Za-z0-9+/]+={0,2})");
    private static final Pattern WHITESPACE = Pattern.compile("\\s+");
    private static final Set<String> REFERRING = Set.of("linearGradient", "radialGradient", "textPath");

    /** With what a file of each type begins, as Latin-1 text. */
    private static final Map<String, Pattern> SIGNATURES = Map.of(
            "png", Pattern.compile("\u0089PNG\r\n\u001a\n.*", Pattern.DOTALL),
            "jpeg", Pattern.compile("\u00ff\u00d8\u00ff.*", Pattern.DOTALL),
            "gif", Pattern.compile("GIF8[79]a.*", Pattern.DOTALL),
            "webp", Pattern.compile("RIFF.{4}WEBP.*", Pattern.DOTALL));

    /** Base 64 of the first twelve bytes. */
    private static final int SIGNATURE_CHARACTERS = 16;

    private Links() {}

    static Optional<String> allowed(String element, String link) {
        if (element.equals("image")) {
            return image(WHITESPACE.matcher(link).replaceAll(""));
        }
        return REFERRING.contains(element) && FRAGMENT.matcher(link.strip()).matches()
                ? Optional.of(link.strip())
                : Optional.empty();
    }

    private static Optional<String> image(String link) {
        var image = IMAGE.matcher(link);
        boolean isImage = image.matches()
                && image.group(2).length() >= SIGNATURE_CHARACTERS
                && SIGNATURES
                        .getOrDefault(image.group(1), FRAGMENT)
                        .matcher(start(image.group(2)))
                        .matches();
        return isImage ? Optional.of(link) : Optional.empty();
    }

    private static String start(String base64) {
        var bytes = Base64.getDecoder().decode(base64.substring(0, SIGNATURE_CHARACTERS));
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
