package dev.darkroom.svg.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The filters and their parameters. */
enum Filter {
    UPPER,
    LOWER,
    CAPITALIZE,
    TITLE,
    TRIM,
    LENGTH,
    JOIN,
    DEFAULT,
    ROUND,
    ABS,
    FIRST,
    LAST,
    REPLACE,
    ESCAPE;

    static Optional<Filter> named(String name) {
        return Arrays.stream(values())
                .filter(filter -> filter.title().equals(name))
                .findFirst();
    }

    /** Its name in templates. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In the order in which they may be given without names. */
    List<String> parameters() {
        return switch (this) {
            case JOIN -> List.of("sep");
            case DEFAULT -> List.of("value");
            case ROUND -> List.of("precision", "method");
            case REPLACE -> List.of("from", "to");
            case UPPER, LOWER, CAPITALIZE, TITLE, TRIM, LENGTH, ABS, FIRST, LAST, ESCAPE -> List.of();
        };
    }

    /** The parameters that a template must give. */
    List<String> required() {
        return this == DEFAULT || this == REPLACE ? parameters() : List.of();
    }
}
