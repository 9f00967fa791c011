package dev.darkroom.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of one benchmark: a table that grows on standard output, and a JSON file at the end. */
final class Figures implements AutoCloseable {
    private static final int FIRST_COLUMN = 28;
    private static final int COLUMN = 13;

    private final String name;
    private final List<String> columns;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** @param columns the first names what was measured, the others are numbers with their unit in the name */
    Figures(String name, String... columns) {
        this.name = name;
        this.columns = List.of(columns);
        StringBuilder head = new StringBuilder(cell(this.columns.getFirst(), -FIRST_COLUMN));
        this.columns.stream().skip(1).forEach(column -> head.append(cell(column, COLUMN)));
        System.out.println(head);
    }

    /** One row, a value for each column; a number is printed with two decimals where it has some. */
    void row(Object... values) {
        Map<String, Object> row = new LinkedHashMap<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), values[i]);
            line.append(cell(text(values[i]), i == 0 ? -FIRST_COLUMN : COLUMN));
        }
        rows.add(row);
        System.out.println(line);
    }

    private static String text(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : String.valueOf(value);
    }

    private static String cell(String text, int width) {
        return String.format("%" + width + "s ", text);
    }

    /** Writes {@code infra/benchmarks/target/figures/NAME.json}. */
    @Override
    public void close() throws IOException {
        Path file = Path.of(System.getProperty("darkroom.root", ""))
                .resolve("infra/benchmarks/target/figures/" + name + ".json");
        Files.createDirectories(file.getParent());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", name);
        document.put("cores", Runtime.getRuntime().availableProcessors());
        document.put("java", Runtime.version().toString());
        document.put("rows", rows);
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), document);
        System.out.println("Written to " + file);
    }
}
