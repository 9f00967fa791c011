package dev.darkroom.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps the tree tidy: what a reviewer would send back every time is sent back by the build. */
class TidyTest {
    private static final Path ROOT =
            Path.of(System.getProperty("darkroom.root", "")).toAbsolutePath();

    private static final int MAX_LINES = 300;
    private static final int MAX_README_LINES = 150;
    private static final long MAX_BYTES = 1_000_000;

    /** The one file that may be larger, up to how many bytes, and why. */
    private static final Map<String, Long> LARGE =
            // the model that ships with the worker, so that generation runs where no network is
            Map.of("functions/gpu-worker/src/main/resources/dev/darkroom/worker/engine/tiny/scenes.onnx", 8_000_000L);

    /** What may stand at the root: the listing is the architecture. */
    private static final Set<String> ROOT_ENTRIES = Set.of(
            ".ci",
            ".editorconfig",
            ".env.example",
            ".gitattributes",
            ".github",
            ".gitignore",
            ".mvn",
            "CONTRIBUTING.md",
            "LICENSE",
            "NOTICE",
            "README.md",
            "docs",
            "functions",
            "infra",
            "mvnw",
            "mvnw.cmd",
            "pom.xml",
            "samconfig.toml",
            "shared",
            "template.yaml");

    /** Written so that this file does not hold them itself. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    /** Time, chance and surroundings come from a bean, so that a test can set them. */
    private static final Pattern AMBIENT = Pattern.compile(
            "Instant\\.now\\(|System\\.currentTimeMillis|UUID\\.randomUUID|new Random\\(|System\\.getenv");

    /** Where such calls are the very purpose, and why. */
    private static final Map<String, String> AMBIENT_ALLOWED =
            Map.of("functions/gpu-worker/src/main/java/dev/darkroom/worker/Main.java", "a main reads its environment");

    /** Inherits nothing, the annotations neither: its libraries must not meet ours. */
    private static final String APART = "infra/local/stand-ins";

    private static final Pattern VAGUE_NAME = Pattern.compile(".*(Utils?|Manager|Helper|Impl|Common)\\.java");

    private static List<Path> tracked = List.of();

    @BeforeAll
    static void listTrackedFiles() throws IOException, InterruptedException {
        var git = new ProcessBuilder(
                        "git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as("git ls-files in " + ROOT).isZero();
        tracked = Stream.of(names.split("\0", -1))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(file -> Files.isRegularFile(ROOT.resolve(file)))
                .toList();
        assertThat(tracked).hasSizeGreaterThan(100);
    }

    @Test
    void theRootListingIsTheArchitecture() {
        assertThat(tracked)
                .extracting(file -> file.getName(0).toString())
                .allSatisfy(entry -> assertThat(ROOT_ENTRIES).contains(entry));
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(offenders(TidyTest::isText, UNFINISHED)).isEmpty();
    }

    @Test
    void timeChanceAndSurroundingsAreInjected() {
        assertThat(offenders(file -> isMainJava(file) && !AMBIENT_ALLOWED.containsKey(slashed(file)), AMBIENT))
                .isEmpty();
        assertThat(AMBIENT_ALLOWED.keySet())
                .as("still needed exceptions")
                .allSatisfy(
                        file -> assertThat(AMBIENT.matcher(read(Path.of(file))).find())
                                .as(file)
                                .isTrue());
    }

    @Test
    void everyJavaFileFitsOnAFewScreens() {
        assertThat(tracked.stream().filter(TidyTest::isMainJava))
                .allSatisfy(
                        file -> assertThat(read(file).lines()).as(slashed(file)).hasSizeLessThanOrEqualTo(MAX_LINES));
    }

    @Test
    void noClassIsNamedForNothing() {
        assertThat(tracked).noneMatch(file -> VAGUE_NAME.matcher(slashed(file)).matches());
    }

    @Test
    void javaIsIndentedWithSpaces() {
        assertThat(offenders(file -> slashed(file).endsWith(".java"), Pattern.compile("\t")))
                .isEmpty();
    }

    @Test
    void aReadmeIsReadInOneSitting() {
        assertThat(tracked.stream().filter(file -> file.endsWith("README.md")))
                .allSatisfy(file ->
                        assertThat(read(file).lines()).as(slashed(file)).hasSizeLessThanOrEqualTo(MAX_README_LINES));
    }

    @Test
    void everyPackageSaysWhatItOwns() {
        var packages = tracked.stream()
                .filter(TidyTest::isMainJava)
                .map(Path::getParent)
                .distinct()
                .toList();

        assertThat(packages).isNotEmpty().allSatisfy(folder -> {
            var info = folder.resolve("package-info.java");
            assertThat(tracked).contains(info);
            assertThat(read(info))
                    .as(slashed(info))
                    .contains(Path.of(slashed(info)).startsWith(APART) ? "/**" : "@NullMarked");
        });
    }

    @Test
    void nothingLargeIsTracked() {
        assertThat(tracked)
                .allSatisfy(file -> assertThat(ROOT.resolve(file).toFile().length())
                        .as(slashed(file))
                        .isLessThanOrEqualTo(LARGE.getOrDefault(slashed(file), MAX_BYTES)));
        assertThat(LARGE.keySet())
                .as("still needed exceptions")
                .allSatisfy(file -> assertThat(ROOT.resolve(file).toFile().length())
                        .as(file)
                        .isGreaterThan(MAX_BYTES));
    }

    private static List<String> offenders(java.util.function.Predicate<Path> which, Pattern pattern) {
        var offenders = new ArrayList<String>();
        tracked.stream().filter(which).forEach(file -> {
            var lines = read(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    offenders.add(
                            slashed(file) + ":" + (i + 1) + " " + lines.get(i).strip());
                }
            }
        });
        return offenders;
    }

    private static boolean isMainJava(Path file) {
        return slashed(file).contains("src/main/java/") && slashed(file).endsWith(".java");
    }

    private static boolean isText(Path file) {
        return Pattern.matches(".*\\.(java|xml|ya?ml|properties|py|md|toml|html|sh|json)", slashed(file));
    }

    private static String slashed(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
