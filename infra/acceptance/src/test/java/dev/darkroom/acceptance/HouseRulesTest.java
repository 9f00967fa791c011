package dev.darkroom.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom, read from the classes that the build made of every module. No cloud runs for this. */
class HouseRulesTest {
    private static final Path ROOT = Path.of(System.getProperty("darkroom.root", ""));

    /** What each function is called in Java; a new folder without an entry fails. */
    private static final Map<String, String> FUNCTIONS = Map.of(
            "identity-api", "dev.darkroom.identity.api",
            "jobs-api", "dev.darkroom.jobs.api",
            "worker-reports", "dev.darkroom.reports",
            "composition-api", "dev.darkroom.composition.api",
            "svg-api", "dev.darkroom.svg.api",
            "realtime", "dev.darkroom.realtime.socket",
            "janitor", "dev.darkroom.janitor",
            "operator", "dev.darkroom.operator",
            "gpu-worker", "dev.darkroom.worker");

    /** Which capability may know which other. */
    private static final Map<String, Set<String>> CAPABILITIES = Map.of(
            "credits", Set.of(),
            "identity", Set.of("credits"),
            "storage", Set.of(),
            "realtime", Set.of(),
            "svg", Set.of("realtime"),
            "composition", Set.of("credits", "realtime", "storage"),
            "jobs", Set.of("credits", "realtime", "storage"));

    private static JavaClasses classes = new ClassFileImporter().importPaths(List.of());

    @BeforeAll
    static void importEveryModule() throws IOException {
        var folders = new ArrayList<Path>();
        for (var parent : List.of("functions", "shared")) {
            try (var modules = Files.list(ROOT.resolve(parent))) {
                modules.filter(Files::isDirectory)
                        .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                        .map(module -> module.resolve("target/classes"))
                        .forEach(folders::add);
            }
        }
        assertThat(folders).allSatisfy(folder -> assertThat(folder).isDirectory());
        classes = new ClassFileImporter().importPaths(folders);
    }

    @Test
    void everyFunctionFolderHasItsPackage() throws IOException {
        try (var folders = Files.list(ROOT.resolve("functions"))) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(FUNCTIONS.keySet());
        }
        assertThat(FUNCTIONS.values())
                .allSatisfy(name -> assertThat(classes.stream().map(JavaClass::getPackageName))
                        .anyMatch(name::equals));
    }

    static Stream<String> functions() {
        return FUNCTIONS.values().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionKnowsNoOtherAndNobodyKnowsAFunction(String function) {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(function + "..")))
                .should()
                .dependOnClassesThat(resideInAPackage(function + ".."))
                .because("functions are deployed alone; what two of them need is a capability")
                .check(classes);
    }

    static Stream<String> capabilities() {
        return CAPABILITIES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void aCapabilityKnowsOnlyThoseThatTheArchitectureDraws(String capability) {
        var others = CAPABILITIES.keySet().stream()
                .filter(other -> !other.equals(capability))
                .filter(other ->
                        !CAPABILITIES.getOrDefault(capability, Set.of()).contains(other))
                .map(HouseRulesTest::packageOf)
                .toArray(String[]::new);

        noClasses()
                .that(of(capability))
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .orShould()
                .dependOnClassesThat(resideInAPackage("dev.darkroom.http.."))
                .check(classes);
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void theCoreOfACapabilityKnowsNeitherItsAdaptersNorAws(String capability) {
        var core = packageOf(capability).replace("..", "");

        noClasses()
                .that(resideInAnyPackage(core, core + ".studio"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "software.amazon.awssdk..",
                        "dev.darkroom.aws..",
                        "dev.darkroom.database..",
                        "io.micronaut.data..",
                        "java.sql.."))
                .orShould()
                .dependOnClassesThat(
                        resideInAnyPackage(core + ".dynamodb..", core + ".postgres..", core + ".s3..", core + ".sqs.."))
                .check(classes);
    }

    @Test
    void theKernelAndTheContractKnowNobody() {
        noClasses()
                .that(resideInAPackage("dev.darkroom.kernel.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.micronaut..", "software.amazon..", "com.fasterxml.."))
                .check(classes);
        noClasses()
                .that(resideInAPackage("dev.darkroom.contract.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.micronaut..", "software.amazon.."))
                .check(classes);
    }

    @Test
    void theWorkerKnowsTheContractTheKernelAndStorageAndNoMore() {
        noClasses()
                .that(resideInAPackage("dev.darkroom.worker.."))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.darkroom..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                "dev.darkroom.worker..",
                                "dev.darkroom.contract..",
                                "dev.darkroom.kernel..",
                                "dev.darkroom.observability..",
                                "dev.darkroom.storage.."))))
                .because(
                        "a worker may run anywhere: it holds a queue, a bucket and a secret, no database and no tokens")
                .check(classes);
    }

    @Test
    void statusesOfHttpAreDecidedInOnePlace() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage("dev.darkroom.http..", "dev.darkroom.worker..")))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.micronaut.http.HttpStatus")
                .because("a function says what happened; the edge says how HTTP calls it")
                .check(classes);
    }

    /** Without the function whose package lies below that of its capability. */
    private static DescribedPredicate<JavaClass> of(String capability) {
        return resideInAPackage(packageOf(capability))
                .and(DescribedPredicate.not(resideInAnyPackage(
                        FUNCTIONS.values().stream().map(name -> name + "..").toArray(String[]::new))));
    }

    private static String packageOf(String capability) {
        return "dev.darkroom." + capability + "..";
    }
}
