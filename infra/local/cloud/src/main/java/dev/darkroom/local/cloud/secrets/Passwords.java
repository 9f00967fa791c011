package dev.darkroom.local.cloud.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.local.cloud.Json;
import dev.darkroom.local.template.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Generates a secret's first value as {@code GenerateSecretString} asks for it. */
final class Passwords {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final SecureRandom random;

    Passwords(SecureRandom random) {
        this.random = random;
    }

    String generate(Secret.Generate how) {
        String password = password(how);
        if (how.template().isEmpty()) {
            return password;
        }
        byte[] template = how.template().get().getBytes(StandardCharsets.UTF_8);
        JsonNode tree = Json.parse(template)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new IllegalArgumentException("SecretStringTemplate is not a JSON object"));
        ((ObjectNode) tree).put(how.key().orElseThrow(), password);
        return new String(Json.bytes(tree), StandardCharsets.UTF_8);
    }

    private String password(Secret.Generate how) {
        List<String> types = types(how);
        if (types.isEmpty() || (how.requireEachIncludedType() && types.size() > how.length())) {
            throw new IllegalArgumentException("A password cannot be made under these exclusions");
        }
        String all = String.join("", types);
        List<Character> characters = new ArrayList<>();
        if (how.requireEachIncludedType()) {
            types.forEach(type -> characters.add(any(type)));
        }
        while (characters.size() < how.length()) {
            characters.add(any(all));
        }
        java.util.Collections.shuffle(characters, random);
        var password = new StringBuilder();
        characters.forEach(password::append);
        return password.toString();
    }

    private static List<String> types(Secret.Generate how) {
        List<String> types = new ArrayList<>();
        addUnless(how.excludeLowercase(), LOWER, how, types);
        addUnless(how.excludeUppercase(), LOWER.toUpperCase(java.util.Locale.ROOT), how, types);
        addUnless(how.excludeNumbers(), DIGITS, how, types);
        addUnless(how.excludePunctuation(), PUNCTUATION, how, types);
        addUnless(!how.includeSpace(), " ", how, types);
        return types;
    }

    private static void addUnless(boolean excluded, String type, Secret.Generate how, List<String> types) {
        var left = new StringBuilder();
        type.chars().filter(c -> how.excludeCharacters().indexOf(c) < 0).forEach(left::appendCodePoint);
        if (!excluded && !left.isEmpty()) {
            types.add(left.toString());
        }
    }

    private char any(String characters) {
        return characters.charAt(random.nextInt(characters.length()));
    }
}
