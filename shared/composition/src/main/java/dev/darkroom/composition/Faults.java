package dev.darkroom.composition;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong with a draft, member by member, in the order of its looking. */
final class Faults {
    /** What sums of decimal fractions may be off. */
    private static final double ROUNDING = 1e-6;

    private final List<Problem.Field> fields = new ArrayList<>();

    void add(String path, String message) {
        fields.add(new Problem.Field(path, message));
    }

    void require(boolean holds, String path, String message) {
        if (!holds) {
            add(path, message);
        }
    }

    /** 1 to so many characters, not all of them blank. */
    void text(@Nullable String text, int most, String path) {
        if (text == null) {
            add(path, "is required");
        } else {
            require(!text.isBlank() && text.length() <= most, path, "must be 1 to " + most + " characters");
        }
    }

    void number(@Nullable Integer number, int least, int most, int step, String path) {
        if (number != null && (number < least || number > most || number % step != 0)) {
            add(path, "must be " + least + " to " + most + (step == 1 ? "" : " in steps of " + step));
        }
    }

    /** 0 to 1. */
    void fraction(@Nullable Double number, String path) {
        if (number == null) {
            add(path, "is required");
        } else {
            // written so that NaN fails
            require(number >= 0 && number <= 1, path, "must be 0 to 1");
        }
    }

    /** A rectangle that lies inside the canvas and is not empty. */
    void box(Draft.OfBox box, String path) {
        fraction(box.x(), path + ".x");
        fraction(box.y(), path + ".y");
        side(box.width(), box.x(), path + ".width", "x + width");
        side(box.height(), box.y(), path + ".height", "y + height");
    }

    private void side(@Nullable Double length, @Nullable Double from, String path, String sum) {
        fraction(length, path);
        if (length != null && from != null && length >= 0 && length <= 1) {
            require(length > 0, path, "must be above 0");
            require(!(from + length > 1 + ROUNDING), path, sum + " must be at most 1");
        }
    }

    /** The value, if nothing is wrong. */
    <T> Outcome<T> orElse(Supplier<T> value) {
        return fields.isEmpty() ? Outcome.done(value.get()) : Outcome.refused(Problem.invalid(fields));
    }
}
