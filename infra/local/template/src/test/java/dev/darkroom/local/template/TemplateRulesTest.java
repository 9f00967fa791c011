package dev.darkroom.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The rules of the house for {@code template.yaml}: what holds for every function and queue, whoever adds one. */
class TemplateRulesTest {
    private static final Path ROOT = Path.of(System.getProperty("darkroom.root", ""));

    /** A container, deployed by its own stack. */
    private static final String NOT_A_FUNCTION = "gpu-worker";

    /** The gateway gives up after 30 s: a function that answers HTTP must have ended before. */
    private static final int GATEWAY_TIMEOUT_SECONDS = 30;

    /** As Lambda asks for, so that a batch is not delivered again while it is still at work. */
    private static final int VISIBILITY_FACTOR = 6;

    private final JsonNode template = new ObjectMapper().valueToTree(TemplateYaml.read(ROOT.resolve("template.yaml")));

    @Test
    void everyFunctionFolderIsExactlyOneFunctionOfItsNameAndTheReverse() throws IOException {
        var folders = new TreeMap<String, String>();
        try (var found = Files.list(ROOT.resolve("functions"))) {
            found.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals(NOT_A_FUNCTION))
                    .forEach(name ->
                            folders.put(camelCase(name) + "Function", "functions/" + name + "/target/function.zip"));
        }

        var declared = functions()
                .collect(Collectors.toMap(
                        Entry::getKey, function -> property(function, "CodeUri").asText(), (a, b) -> a, TreeMap::new));

        assertThat(declared).isEqualTo(folders);
    }

    @Test
    void noPolicyAllowsEveryActionOfAService() {
        var allowed = template.findParents("Effect").stream()
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .toList();

        assertThat(allowed)
                .isNotEmpty()
                .allSatisfy(statement ->
                        assertThat(statement.path("Action").toString()).doesNotContain("*"));
    }

    /** Whoever reads them can sign in as anybody; who verifies is given {@code PublishedKeys}. */
    @Test
    void onlyWhoSignsAndWhoRotatesMayReadTheSigningKeys() {
        assertThat(functions()
                        .filter(function -> function.getValue().toString().contains("{\"Ref\":\"SigningKeys\"}"))
                        .map(Entry::getKey))
                .containsExactlyInAnyOrder("IdentityApiFunction", "OperatorFunction");
        assertThat(functionsThat("secretsmanager:PutSecretValue"))
                .containsOnly("IdentityApiFunction", "OperatorFunction");
        assertThat(template.findParents("Effect"))
                .as("rights to secrets by another way than their names")
                .noneMatch(statement -> statement.path("Action").toString().contains("secretsmanager:")
                        && statement.path("Resource").toString().contains("*"));
    }

    private Stream<String> functionsThat(String action) {
        return functions()
                .filter(function -> property(function, "Policies").toString().contains(action))
                .map(Entry::getKey);
    }

    @Test
    void everyFunctionLogsToAGroupOfItsOwnThatForgets() {
        assertThat(functions()).isNotEmpty().allSatisfy(function -> {
            var group = property(function, "LoggingConfig")
                    .path("LogGroup")
                    .path("Ref")
                    .asText();
            assertThat(group).as(function.getKey()).isEqualTo(function.getKey().replaceFirst("Function$", "Logs"));
            assertThat(resource(group).path("Properties").has("RetentionInDays"))
                    .as(group)
                    .isTrue();
        });
    }

    @Test
    void everyFunctionIsPublishedAnewWithEachRevision() {
        assertThat(functions())
                .allSatisfy(function -> assertThat(property(function, "AutoPublishCodeSha256")
                                .path("Ref")
                                .asText())
                        .as(function.getKey())
                        .isEqualTo("Revision"));
    }

    @Test
    void aFunctionThatAnswersHttpEndsBeforeTheGatewayGivesUp() {
        assertThat(functions()
                        .filter(function ->
                                events(function, "HttpApi").findAny().isPresent()))
                .isNotEmpty()
                .allSatisfy(function ->
                        assertThat(timeout(function)).as(function.getKey()).isLessThan(GATEWAY_TIMEOUT_SECONDS));
    }

    @Test
    void everyQueueThatAFunctionReadsReportsItsFailuresOneByOneAndWaitsLongEnough() {
        assertThat(functions()
                        .filter(function -> events(function, "SQS").findAny().isPresent()))
                .isNotEmpty()
                .allSatisfy(function -> assertThat(events(function, "SQS")).allSatisfy(event -> {
                    assertThat(event.path("FunctionResponseTypes").toString()).contains("ReportBatchItemFailures");
                    var queue = event.at("/Queue/Fn::GetAtt/0").asText();
                    assertThat(resource(queue)
                                    .at("/Properties/VisibilityTimeout")
                                    .asInt())
                            .as("visibility of " + queue + ", read by " + function.getKey())
                            .isGreaterThanOrEqualTo(VISIBILITY_FACTOR * timeout(function));
                }));
    }

    @Test
    void everyQueueHasSomewhereToPutWhatCannotBeHandled() {
        var queues = resources("AWS::SQS::Queue").toList();
        var deadLetters = queues.stream()
                .map(queue -> property(queue, "RedrivePolicy")
                        .at("/deadLetterTargetArn/Fn::GetAtt/0")
                        .asText())
                .filter(target -> !target.isEmpty())
                .toList();

        assertThat(queues.stream().map(Entry::getKey).filter(queue -> !deadLetters.contains(queue)))
                .isNotEmpty()
                .allSatisfy(
                        queue -> assertThat(resource(queue).path("Properties").has("RedrivePolicy"))
                                .as(queue)
                                .isTrue());
        assertThat(deadLetters)
                .allSatisfy(target ->
                        assertThat(resource(target).path("Type").asText()).isEqualTo("AWS::SQS::Queue"));
    }

    @Test
    void deadLettersGoToAQueueOfTheSameKindAsSqsAsks() {
        assertThat(resources("AWS::SQS::Queue")
                        .filter(queue -> property(queue, "RedrivePolicy").isObject()))
                .isNotEmpty()
                .allSatisfy(queue -> {
                    var target = property(queue, "RedrivePolicy")
                            .at("/deadLetterTargetArn/Fn::GetAtt/0")
                            .asText();
                    assertThat(property(Map.entry(target, resource(target)), "FifoQueue"))
                            .as(queue.getKey())
                            .isEqualTo(property(queue, "FifoQueue"));
                });
    }

    @Test
    void everyQueueWhereMessagesComeToRestHasAnAlarm() {
        var read = functions()
                .flatMap(function -> events(function, "SQS"))
                .map(event -> event.at("/Queue/Fn::GetAtt/0").asText())
                .toList();
        var alarmed = resources("AWS::CloudWatch::Alarm")
                .map(alarm -> property(alarm, "Dimensions")
                        .at("/0/Value/Fn::GetAtt/0")
                        .asText())
                .toList();

        assertThat(resources("AWS::SQS::Queue")
                        .filter(queue -> property(queue, "RedrivePolicy").isMissingNode())
                        .map(Entry::getKey)
                        .filter(queue -> !read.contains(queue)))
                .isNotEmpty()
                .allSatisfy(queue -> assertThat(alarmed).contains(queue));
    }

    @Test
    void anAlarmThatMayBeToldIsTold() {
        assertThat(resources("AWS::CloudWatch::Alarm"))
                .isNotEmpty()
                .allSatisfy(alarm -> assertThat(property(alarm, "AlarmActions").toString())
                        .as(alarm.getKey())
                        .contains("AlarmTopicArn"));
    }

    @Test
    void everyVariableThatTheTemplateSetsIsReadByTheCode() throws IOException {
        var code = new StringBuilder();
        for (var folder : new String[] {"functions", "shared"}) {
            try (var files = Files.walk(ROOT.resolve(folder))) {
                for (var file :
                        files.filter(TemplateRulesTest::isCodeOrSettings).toList()) {
                    code.append(Files.readString(file));
                }
            }
        }
        var text = code.toString();
        var variables = Stream.concat(
                        Stream.of(template.at("/Globals/Function")),
                        functions().map(function -> function.getValue().path("Properties")))
                .flatMap(holder -> holder.at("/Environment/Variables").properties().stream())
                .map(Entry::getKey)
                .distinct();

        assertThat(variables)
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(isRead(variable, text))
                        .as(variable + " is read as ${" + variable + "} or by its property name")
                        .isTrue());
    }

    private static boolean isCodeOrSettings(Path file) {
        var name = file.toString().replace('\\', '/');
        return name.contains("/src/main/") && Pattern.matches(".*\\.(java|properties|xml)", name);
    }

    /** {@code KEYS_TABLE} is the property {@code keys.table} or {@code keys-table}, or stands in the settings itself. */
    private static boolean isRead(String variable, String code) {
        var property = variable.toLowerCase(java.util.Locale.ROOT).replace("_", "[.-]");
        return code.contains("${" + variable + "}")
                || code.contains("${" + variable + ":")
                || Pattern.compile("\"" + property + "\"|\\$\\{" + property + "[:}]")
                        .matcher(code)
                        .find();
    }

    private Stream<Entry<String, JsonNode>> functions() {
        return resources("AWS::Serverless::Function");
    }

    private Stream<Entry<String, JsonNode>> resources(String type) {
        return template.path("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .map(resource -> Map.entry(resource.getKey(), resource.getValue()));
    }

    private JsonNode resource(String name) {
        return template.path("Resources").path(name);
    }

    private static JsonNode property(Entry<String, JsonNode> resource, String name) {
        return resource.getValue().path("Properties").path(name);
    }

    private static Stream<JsonNode> events(Entry<String, JsonNode> function, String type) {
        return StreamSupport.stream(property(function, "Events").spliterator(), false)
                .filter(event -> event.path("Type").asText().equals(type))
                .map(event -> event.path("Properties"));
    }

    private int timeout(Entry<String, JsonNode> function) {
        var own = property(function, "Timeout");
        return own.isMissingNode() ? template.at("/Globals/Function/Timeout").asInt() : own.asInt();
    }

    private static String camelCase(String folder) {
        return Arrays.stream(folder.split("-", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
