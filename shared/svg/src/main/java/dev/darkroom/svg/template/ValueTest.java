package dev.darkroom.svg.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can stand after {@code is}. */
enum ValueTest {
    DEFINED,
    UNDEFINED,
    ODD,
    EVEN;

    static Optional<ValueTest> named(String name) {
        return Arrays.stream(values())
                .filter(test -> test.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    boolean holds(Object value) {
        return switch (this) {
            case DEFINED -> value != Missing.VALUE;
            case UNDEFINED -> value == Missing.VALUE;
            case ODD -> value instanceof Number number && Math.abs(number.doubleValue() % 2) == 1;
            case EVEN -> value instanceof Number number && number.doubleValue() % 2 == 0;
        };
    }
}
