package dev.darkroom.local.template;

import java.util.Optional;

/**
 * A secret of Secrets Manager.
 *
 * @param literal its value where the template gives one
 * @param generate how its first value is made otherwise; a secret with neither is empty until somebody puts a value
 */
public record Secret(String logicalId, String name, String arn, Optional<String> literal, Optional<Generate> generate) {

    /** The same, of a stack that has that logical id in another. */
    Secret within(String stack) {
        return new Secret(stack + "." + logicalId, name, arn, literal, generate);
    }

    /**
     * {@code GenerateSecretString} of the template.
     *
     * @param template JSON object which the password becomes a member of, under {@code key}; both or neither
     * @param length characters, 1 to 4096
     */
    public record Generate(
            Optional<String> template,
            Optional<String> key,
            int length,
            String excludeCharacters,
            boolean excludeLowercase,
            boolean excludeUppercase,
            boolean excludeNumbers,
            boolean excludePunctuation,
            boolean includeSpace,
            boolean requireEachIncludedType) {}
}
