package dev.darkroom.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code .env.example} and the code know the same variables, and each of them has a meaning. */
class EnvExampleTest {
    private static final Path ROOT = Path.of(System.getProperty("darkroom.root", ""));
    private static final Pattern ENTRY = Pattern.compile("([A-Z][A-Z0-9_]*)=(\\S*)\\s*(# \\S.*)?");

    /** {@code ${NAME}} with or without a default, in settings, {@code @Value} and logback. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

    /** A property that the framework takes from the variable of its name: {@code keys.table} from {@code KEYS_TABLE}. */
    private static final Pattern PROPERTY =
            Pattern.compile("@(?:Property\\(\\s*name|Requires\\(\\s*property)\\s*=\\s*\"([a-z][a-z.]*)\"");

    /** Where a main reads its environment into a settings record. */
    private static final Pattern READ = Pattern.compile("variables\\s*\\.\\w+\\(\\s*\"([A-Z][A-Z0-9_]*)\"");

    /** The SDK's own, which AWS documents. */
    private static final String OF_THE_SDK = "AWS_";

    @Test
    void nothingIsMissingAndNothingIsLeftOver() {
        assertThat(listed()).isEqualTo(read()).hasSizeGreaterThan(30);
    }

    @Test
    void everyVariableSaysWhatItMeans() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve(".env.example")))
                .allSatisfy(line -> assertThat(line)
                        .as("a comment, an empty line, or NAME=VALUE with its meaning after a #")
                        .matches(text -> text.isBlank() || text.startsWith("#") || means(text)));
    }

    private static boolean means(String line) {
        var entry = ENTRY.matcher(line);
        return entry.matches() && entry.group(3) != null;
    }

    private static Set<String> listed() {
        return text(ROOT.resolve(".env.example"))
                .lines()
                .map(ENTRY::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(entry -> entry.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> read() {
        return Stream.of("functions", "shared")
                .flatMap(folder -> mainFiles(ROOT.resolve(folder)))
                .map(EnvExampleTest::text)
                .flatMap(text -> Stream.of(
                                names(PLACEHOLDER, text),
                                names(READ, text),
                                names(PROPERTY, text)
                                        .filter(name -> !name.startsWith("darkroom."))
                                        .map(name ->
                                                name.toUpperCase(Locale.ROOT).replace('.', '_')))
                        .flatMap(names -> names))
                .filter(name -> !name.startsWith(OF_THE_SDK))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }

    private static Stream<Path> mainFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file ->
                            file.toString().replace('\\', '/').matches(".*/src/main/.*\\.(java|properties|xml)"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
