package dev.darkroom.local.template;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values of the template's parameters: the given one, else the default, checked as CloudFormation would check them. */
final class Parameters {
    private Parameters() {}

    static Map<String, String> resolve(Place declarations, Map<String, String> given) {
        for (String name : given.keySet()) {
            if (!declarations.has(name)) {
                throw new TemplateException(declarations.path(), "there is no parameter " + name);
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        declarations.children().forEach((name, declaration) -> {
            String override = given.get(name);
            String value = override != null
                    ? override
                    : declaration
                            .optionalText("Default")
                            .orElseThrow(() ->
                                    new TemplateException(declaration.path(), "has no default and no value was given"));
            check(declaration, value);
            values.put(name, value);
        });
        return values;
    }

    /** Names of the parameters whose reference is a list. */
    static Set<String> lists(Place declarations) {
        return declarations.children().entrySet().stream()
                .filter(declaration -> declaration.getValue().text("Type").equals("CommaDelimitedList"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<String> list(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::trim).toList();
    }

    private static void check(Place declaration, String value) {
        if (declaration.has("AllowedValues")
                && !declaration.texts("AllowedValues").contains(value)) {
            throw new TemplateException(declaration.path(), "'" + value + "' is not an allowed value");
        }
        declaration.optionalText("AllowedPattern").ifPresent(pattern -> {
            if (!Pattern.matches(pattern, value)) {
                throw new TemplateException(declaration.path(), "'" + value + "' does not match " + pattern);
            }
        });
        if (declaration.text("Type").equals("Number") && !value.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw new TemplateException(declaration.path(), "'" + value + "' is not a number");
        }
    }
}
