package dev.darkroom.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackReaderTest {
    private static final Path FIXTURE = Path.of("src/test/resources/fixture.yaml");
    private static final Surroundings LAPTOP = new Surroundings(
            "acme",
            "eu-west-1",
            URI.create("http://127.0.0.1:9324"),
            URI.create("http://localhost:3000"),
            URI.create("ws://localhost:3000/ws"),
            URI.create("http://127.0.0.1:4000/ws"),
            new Database(URI.create("postgresql://127.0.0.1:5432/acme"), "secret"));

    @TempDir
    Path folder;

    @Test
    void aFunctionGetsTheVariablesOfTheTemplateWithLocalAddresses() {
        Map<String, String> environment =
                read(Map.of()).function("EchoFunction").environment();

        assertThat(environment)
                .containsOnly(
                        Map.entry("STAGE", "dev"),
                        Map.entry("SHARED", "own"),
                        Map.entry("QUEUE", "http://127.0.0.1:9324/000000000000/acme-dev-work"),
                        Map.entry("TABLE", "acme-Things"),
                        Map.entry("SECRET", "arn:aws:secretsmanager:eu-west-1:000000000000:secret:acme-Key-local1"),
                        Map.entry("QUEUE_NAME", "acme-dev-work"),
                        Map.entry("BUCKET", "acme-photos"),
                        Map.entry("ORIGINS", "https://a.example;https://b.example"),
                        Map.entry("SECOND", "b"),
                        Map.entry("LITERAL", "${Kept} dev 000000000000"),
                        Map.entry("HTTP", "http://localhost:3000/jobs"),
                        Map.entry("SOCKET", "ws://localhost:3000/ws?x=1"),
                        Map.entry("CONNECTIONS", "http://127.0.0.1:4000/ws"));
    }

    @Test
    void aFunctionKnowsItsCodeLimitsAndTriggers() {
        Function function = read(Map.of()).function("EchoFunction");

        assertThat(function.code()).isEqualTo(FIXTURE.toAbsolutePath().resolveSibling("target/echo.zip"));
        assertThat(function.memoryMb()).isEqualTo(512);
        assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(function.triggers())
                .containsExactly(
                        new Trigger.HttpRoute("GET", "/things/{id}"),
                        new Trigger.HttpRoute("ANY", "$default"),
                        new Trigger.QueueSource("Work", 3, Duration.ZERO, true, 5),
                        new Trigger.QueueSource("Ordered", 10, Duration.ZERO, false, 5),
                        new Trigger.Schedule(Duration.ofMinutes(5), Optional.empty()));
    }

    @Test
    void storesAndApisAreReadWithTheirSettings() {
        Stack stack = read(Map.of());

        assertThat(stack.queue("Work").redrive())
                .contains(new Queue.Redrive("arn:aws:sqs:eu-west-1:000000000000:acme-Dead", 2));
        assertThat(stack.queue("Work").fifo()).isFalse();
        assertThat(stack.queue("Ordered").fifo()).isTrue();
        assertThat(stack.table("Things").indexes())
                .containsExactly(new Table.Index(
                        "by_owner", List.of(new Table.Key("owner", "HASH")), "INCLUDE", List.of("colour")));
        assertThat(stack.bucket("Photos").corsOrigins()).containsExactly("https://a.example", "https://b.example");
        assertThat(stack.webSocketApi().orElseThrow().routes())
                .containsOnly(Map.entry("$connect", "EchoFunction"), Map.entry("$default", "EchoFunction"));
        assertThat(stack.withoutLocalBehaviour()).containsExactly("Extra");
    }

    @Test
    void aConditionTakesAResourceAway() {
        Stack stack = read(Map.of("Store", "r2"));

        assertThat(stack.buckets()).isEmpty();
        assertThat(stack.function("EchoFunction").environment())
                .containsEntry("BUCKET", "elsewhere")
                .containsEntry("GONE", "x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Type: AWS::SQS::Queue | Type: AWS::Kinesis::Stream | Resources.Dead.Type",
                "VisibilityTimeout: 42 | FifoQueue: true | Resources.Work.Properties.QueueName: must end in .fifo",
                "-work' | -work.fifo' | Resources.Work.Properties.QueueName: must end in .fifo",
                "VisibilityTimeout: 42 | ContentBasedDeduplication: true | Properties.ContentBasedDeduplication",
                "VisibilityTimeout: 42 | VisibilityTimeout: soon | Resources.Work.Properties.VisibilityTimeout",
                "BatchSize: 10 | BatchSize: 11 | Events.Ordered.Properties: a FIFO queue gives at most 10",
                "BatchSize: 10 | MaximumBatchingWindowInSeconds: 1 | Events.Ordered.Properties: a FIFO queue",
                "Type: ScheduleV2 | Type: S3 | Resources.EchoFunction.Properties.Events.Tick.Type",
                "rate(5 minutes) | cron(0 12) | only rate(",
                "rate(5 minutes) | rate(1 minutes) | singular",
                "!Ref Things | !Ref Nothing | there is no parameter or resource Nothing",
                "!Ref Things | !GetAtt Things.StreamArn | StreamArn of Things is not emulated",
                "!Ref Things | !Base64 x | Environment.Variables.TABLE.Fn::Base64",
                "Runtime: java25 | Runtime: nodejs22.x | nodejs22.x is not emulated",
                "Handler: a.B | Layers: [x] | Properties.Layers",
                "StageName: live | Auth: {} | Sockets.Properties.Auth"
            })
    void whatIsNotEmulatedIsRefusedWithItsPlace(String original, String changed, String complaint) throws IOException {
        String text = Files.readString(FIXTURE);
        assertThat(text).contains(original);
        Path file = Files.writeString(folder.resolve("template.yaml"), text.replace(original, changed));

        assertThatThrownBy(() -> Stack.read(file, Map.of(), LAPTOP))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({"StageName,UPPER,does not match", "Store,floppy,not an allowed value", "Missing,x,there is no parameter"
    })
    void parametersAreCheckedAsCloudFormationWould(String name, String value, String complaint) {
        assertThatThrownBy(() -> read(Map.of(name, value))).hasMessageContaining(complaint);
    }

    private static Stack read(Map<String, String> parameters) {
        return Stack.read(FIXTURE, parameters, LAPTOP);
    }
}
