package dev.darkroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.darkroom.aws.Transaction;
import dev.darkroom.contract.operator.OperatorAnswer;
import dev.darkroom.contract.operator.OperatorCommand;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.dynamodb.MovementWrites;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.testing.InMemorySecrets;
import dev.darkroom.testing.StandIns;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The function with the template's variables and real stores: all that Lambda would do but the JVM around it. */
class OperatorHandlerIT {
    private static final Duration ENOUGH = Duration.ofMinutes(15);

    private static ApplicationContext context;
    private static OperatorHandler handler;

    @BeforeAll
    static void start() {
        var standIns = StandIns.shared();
        var properties = new HashMap<String, Object>();
        standIns.environment("OperatorFunction").forEach((name, value) -> {
            properties.put(name, value);
            properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
        });
        context = ApplicationContext.builder(Environment.FUNCTION)
                .deduceEnvironment(false)
                .properties(properties)
                .build();
        context.registerSingleton(DynamoDbClient.class, standIns.dynamoDb());
        context.registerSingleton(SqsClient.class, standIns.sqs());
        context.registerSingleton(SecretsManagerClient.class, emptySecrets(standIns.environment("OperatorFunction")));
        context.start();
        handler = new OperatorHandler(context);
    }

    private static InMemorySecrets emptySecrets(Map<String, String> environment) {
        var secrets = new InMemorySecrets();
        environment.forEach((name, value) -> {
            if (name.endsWith("_SECRET_ARN")) {
                secrets.with(value, "{\"keys\":[]}");
            }
        });
        return secrets;
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static OperatorAnswer ask(String payload, Duration left) throws IOException {
        var out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), out, invocation(left));
        return OperatorAnswer.parse(out.toString(StandardCharsets.UTF_8));
    }

    private static OperatorAnswer ask(OperatorCommand command) throws IOException {
        return ask(command.toJson(), ENOUGH);
    }

    /** What Lambda tells of an invocation; only the time that is left is asked for. */
    private static Context invocation(Duration left) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getRemainingTimeInMillis");
                    return Math.toIntExact(left.toMillis());
                });
    }

    private static UserId aUser() {
        var clock = InstantSource.system();
        var user = UserId.next(IdSource.secure(clock));
        var opening = Account.open(user, Plan.FREE, clock.instant());
        context.getBean(MovementWrites.class)
                .open(new Transaction(context.getBean(DynamoDbClient.class)), opening)
                .commit();
        return user;
    }

    @Test
    void aGrantIsMadeOnce() throws IOException {
        var user = aUser();
        var grant = new OperatorCommand.Grant("order-of-" + user, user.value(), 5, "pro", "why");

        var first = ask(grant);
        var again = ask(grant);

        assertThat(first).isInstanceOfSatisfying(OperatorAnswer.Granted.class, made -> {
            assertThat(made.available()).isEqualTo(15);
            assertThat(made.plan()).isEqualTo("pro");
            assertThat(made.entryId()).isEqualTo("entry_000000000000002");
            assertThat(made.alreadyDone()).isFalse();
        });
        assertThat(again).isInstanceOfSatisfying(OperatorAnswer.Granted.class, made -> {
            assertThat(made.available()).isEqualTo(15);
            assertThat(made.alreadyDone()).isTrue();
        });
        assertThat(ask(new OperatorCommand.Grant("order-of-" + user, user.value(), 6, "pro", "why")))
                .isInstanceOfSatisfying(
                        OperatorAnswer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("CONFLICT"));
    }

    @Test
    void anAuditStopsWhenItsTimeIsUpAndGoesOnWithItsCursor() throws IOException {
        aUser();
        long accounts = 0;
        String cursor = null;
        int calls = 0;
        do {
            var answer = ask(new OperatorCommand.Audit(cursor).toJson(), Duration.ofSeconds(1));
            var audited = (OperatorAnswer.Audited) answer;
            accounts += audited.totals().accounts();
            assertThat(audited.findings()).isEmpty();
            cursor = audited.cursor();
            calls++;
        } while (cursor != null);

        assertThat(calls).as("accounts, then jobs").isGreaterThanOrEqualTo(2);
        assertThat(accounts).isPositive();
        assertThat(ask(new OperatorCommand.Audit(null)))
                .isInstanceOfSatisfying(
                        OperatorAnswer.Audited.class,
                        whole -> assertThat(whole.cursor()).isNull());
    }

    @Test
    void aLostLetterOfARunThatIsGoneIsRemoved() throws IOException {
        var run = RunId.main(SessionId.next(IdSource.secure(InstantSource.system())));
        StandIns.shared()
                .sqs()
                .sendMessage(send -> send.queueUrl(StandIns.shared().queueUrl("WorkLostLetters"))
                        .messageBody("{\"session_id\":\"%s\"}".formatted(run.session()))
                        .messageGroupId("run")
                        .messageDeduplicationId(run.session().value()));

        assertThat(ask(new OperatorCommand.Redrive()))
                .isInstanceOfSatisfying(
                        OperatorAnswer.Redriven.class,
                        redriven -> assertThat(redriven.removed())
                                .extracting(OperatorAnswer.Letter::why)
                                .contains("run " + run + " is over"));
    }

    @Test
    void keysAreRotatedOnceAndARevokedOneIsGone() throws IOException {
        var first = (OperatorAnswer.Keys) ask(new OperatorCommand.RotateKeys(null));
        var rotated = (OperatorAnswer.Keys) ask(new OperatorCommand.RotateKeys(null));
        var again = (OperatorAnswer.Keys) ask(new OperatorCommand.RotateKeys(0L));

        assertThat(first.keys()).hasSize(1);
        assertThat(rotated.keys())
                .hasSize(2)
                .extracting(OperatorAnswer.Key::kid)
                .contains(first.keys().getFirst().kid());
        assertThat(again).isEqualTo(new OperatorAnswer.Keys(rotated.keys(), true));
        assertThat(ask(new OperatorCommand.RevokeKey(first.keys().getFirst().kid())))
                .isInstanceOfSatisfying(
                        OperatorAnswer.Keys.class,
                        left -> assertThat(left.keys())
                                .extracting(OperatorAnswer.Key::kid)
                                .containsExactly(rotated.keys().getLast().kid()));
        assertThat(ask(new OperatorCommand.RotateKeys(-1L)))
                .isInstanceOfSatisfying(
                        OperatorAnswer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("INVALID_REQUEST"));
    }

    @Test
    void whatIsNoCommandIsRefused() throws IOException {
        for (var payload : new String[] {"{}", "", "5", "{\"command\":\"audit\",\"cursor\":\"nowhere\"}"}) {
            assertThat(ask(payload, ENOUGH))
                    .as(payload)
                    .isInstanceOfSatisfying(
                            OperatorAnswer.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("INVALID_REQUEST"));
        }
    }
}
