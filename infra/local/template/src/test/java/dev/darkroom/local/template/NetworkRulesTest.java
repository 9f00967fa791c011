package dev.darkroom.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who stands in the network of the database: whoever uses it, and nobody else, who would be cut off from the rest. */
class NetworkRulesTest {
    private static final Path ROOT = Path.of(System.getProperty("darkroom.root", ""));

    private static final Pattern OWN_NAME = Pattern.compile("</parent>\\s*<artifactId>([^<]+)</artifactId>");

    /** A dependency of ours that goes into a function's zip: without a scope, and a jar. */
    private static final Pattern SHIPPED = Pattern.compile(
            "<dependency>\\s*<groupId>dev\\.darkroom</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*</dependency>");

    private final JsonNode template = read("template.yaml");

    private static JsonNode read(String file) {
        return new ObjectMapper().valueToTree(TemplateYaml.read(ROOT.resolve(file)));
    }

    /** What each module of ours brings along, by its name. */
    private static Map<String, List<String>> modules() throws IOException {
        var modules = new HashMap<String, List<String>>();
        for (var parent : List.of("functions", "shared")) {
            try (var folders = Files.list(ROOT.resolve(parent))) {
                for (var pom : folders.map(folder -> folder.resolve("pom.xml"))
                        .filter(Files::exists)
                        .toList()) {
                    var text = Files.readString(pom);
                    var name = OWN_NAME.matcher(text);
                    assertThat(name.find()).as(pom.toString()).isTrue();
                    modules.put(
                            name.group(1),
                            SHIPPED.matcher(text)
                                    .results()
                                    .map(dependency -> dependency.group(1))
                                    .toList());
                }
            }
        }
        return modules;
    }

    private static Set<String> reachable(String module, Map<String, List<String>> modules) {
        var found = new TreeSet<String>();
        var open = new ArrayDeque<>(List.of(module));
        while (!open.isEmpty()) {
            for (var next : modules.getOrDefault(open.pop(), List.of())) {
                if (found.add(next)) {
                    open.push(next);
                }
            }
        }
        return found;
    }

    private static String moduleOf(Path folder) {
        try {
            var name = OWN_NAME.matcher(Files.readString(folder.resolve("pom.xml")));
            assertThat(name.find()).as(folder.toString()).isTrue();
            return name.group(1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, Boolean> functionsInTheNetwork() {
        return template.path("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals("AWS::Serverless::Function"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        function -> function.getValue().path("Properties").has("VpcConfig"),
                        (a, b) -> a,
                        TreeMap::new));
    }

    @Test
    void aFunctionStandsInTheNetworkIfAndOnlyIfItUsesTheDatabase() throws IOException {
        var modules = modules();
        var uses = new TreeMap<String, Boolean>();
        try (var folders = Files.list(ROOT.resolve("functions"))) {
            folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.endsWith("gpu-worker"))
                    .forEach(folder -> uses.put(
                            camelCase(folder.getFileName().toString()) + "Function",
                            reachable(moduleOf(folder), modules).contains("database")));
        }

        assertThat(uses).containsValues(true, false).isEqualTo(functionsInTheNetwork());
        assertThat(template.at("/Globals/Function").has("VpcConfig")).isFalse();
    }

    @Test
    void whatAFunctionInTheNetworkIsToldOfTheDatabaseGoesAwayWithIt() {
        functionsInTheNetwork().forEach((name, inside) -> {
            var properties = template.path("Resources").path(name).path("Properties");
            var variables = properties.at("/Environment/Variables");
            assertThat(variables.has("DATABASE_URL")).as(name).isEqualTo(inside);
            if (inside) {
                assertThat(List.of(properties.path("VpcConfig"), variables.path("DATABASE_URL")))
                        .allSatisfy(value -> assertThat(value.at("/Fn::If/0").asText())
                                .as(name)
                                .isEqualTo("UseDatabase"));
            }
        });
    }

    /** In a network without a way out, a service without an endpoint is a time-out. */
    @Test
    void everyServiceThatAFunctionInTheNetworkMayCallHasAnEndpointThere() {
        var endpoints = read("infra/network.yaml").path("Resources").findValuesAsText("Fn::Sub").stream()
                .filter(name -> name.startsWith("com.amazonaws."))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();
        assertThat(endpoints).contains("dynamodb", "secretsmanager", "s3");

        functionsInTheNetwork().forEach((name, inside) -> {
            if (inside) {
                var actions = template.path("Resources").path(name).findValues("Action").stream()
                        .flatMap(action -> action.findValuesAsText("").isEmpty()
                                ? Arrays.stream(action.toString().split("[\\[\\],\"]+"))
                                : action.findValuesAsText("").stream())
                        .filter(action -> action.contains(":"))
                        .map(action -> action.split(":", 2)[0])
                        .collect(Collectors.toSet());
                assertThat(actions)
                        .as(name)
                        .isNotEmpty()
                        .allSatisfy(service -> assertThat(endpoints).contains(service));
            }
        });
    }

    @Test
    void aDatabaseThatNobodyUsesCostsNothing() {
        var cluster = read("infra/database.yaml").at("/Resources/Cluster");

        assertThat(cluster.at("/Properties/ServerlessV2ScalingConfiguration/MinCapacity")
                        .asInt(-1))
                .isZero();
        assertThat(cluster.path("DeletionPolicy").asText()).isEqualTo("Snapshot");
        assertThat(cluster.at("/Properties/StorageEncrypted").asBoolean()).isTrue();
    }

    private static String camelCase(String folder) {
        return Arrays.stream(folder.split("-", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
