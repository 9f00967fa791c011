package dev.darkroom.http;

import dev.darkroom.kernel.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;

/** Writes broken constraints as a client knows them: {@code items[2].content_type}, not {@code create.request.items}. */
final class Violations {
    private Violations() {}

    /** At least one; in order of their paths, so that the same request always gets the same answer. */
    static List<Problem.Field> fields(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .map(violation -> new Problem.Field(path(violation), violation.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(Problem.Field::path).thenComparing(Problem.Field::message))
                .toList();
    }

    /** A path starts with the method; then comes its parameter, which for a body the client never sees. */
    private static String path(ConstraintViolation<?> violation) {
        var path = new StringBuilder();
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.CONSTRUCTOR) {
                continue;
            }
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = Wire.name(node.getName());
                continue;
            }
            append(path, node);
        }
        return path.isEmpty() ? parameter : path.toString();
    }

    /** A node inside a list carries its index, or in a map its key, before its own name. */
    private static void append(StringBuilder path, Path.Node node) {
        if (node.getIndex() != null) {
            path.append('[').append(node.getIndex()).append(']');
        } else if (node.getKey() != null) {
            path.append('.').append(node.getKey());
        }
        if (node.getKind() == ElementKind.PROPERTY) {
            path.append(path.isEmpty() ? "" : ".").append(Wire.name(node.getName()));
        }
    }
}
