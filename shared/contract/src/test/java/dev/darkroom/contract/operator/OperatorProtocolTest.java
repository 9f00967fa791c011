package dev.darkroom.contract.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Golden;
import dev.darkroom.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorProtocolTest {
    private static final String USER = "u_01J00000000000000000000000";
    private static final String JOB = "job_01J00000000000000000000000";
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @MethodSource
    void aCommandIsTheGoldenFileBothWays(String golden, OperatorCommand command) {
        var text = Golden.text("operator/command-" + golden).strip();

        assertThat(command.toJson()).isEqualTo(text);
        assertThat(OperatorCommand.parse(text)).isEqualTo(Outcome.done(command));
    }

    static Stream<Arguments> aCommandIsTheGoldenFileBothWays() {
        return Stream.of(
                Arguments.of("grant", new OperatorCommand.Grant("order-7", USER, 500, "pro", "order 7")),
                Arguments.of(
                        "grant-plan-stays",
                        new OperatorCommand.Grant("ticket-12", USER, 5, null, "sorry for the wait")),
                Arguments.of("audit", new OperatorCommand.Audit(null)),
                Arguments.of("audit-goes-on", new OperatorCommand.Audit("accounts:" + USER)),
                Arguments.of("redrive", new OperatorCommand.Redrive()),
                Arguments.of("rotate-keys", new OperatorCommand.RotateKeys(null)),
                Arguments.of("rotate-keys-at-once", new OperatorCommand.RotateKeys(0L)),
                Arguments.of("revoke-key", new OperatorCommand.RevokeKey("key-1")));
    }

    @ParameterizedTest
    @MethodSource
    void anAnswerIsTheGoldenFileBothWays(String golden, OperatorAnswer answer) throws JsonProcessingException {
        var text = Golden.text("operator/answer-" + golden).strip();

        assertThat(answer.toJson()).isEqualTo(text);
        assertThat(OperatorAnswer.parse(text)).isEqualTo(answer);
    }

    static Stream<Arguments> anAnswerIsTheGoldenFileBothWays() {
        return Stream.of(
                Arguments.of(
                        "granted",
                        new OperatorAnswer.Granted(
                                "order-7", USER, 500, "pro", "order 7", AT, "entry_000000000000002", 510, 0, false)),
                Arguments.of(
                        "audited",
                        new OperatorAnswer.Audited(
                                new OperatorAnswer.Totals(2, 5, 20, 14, 4, 2, 1),
                                2,
                                new OperatorAnswer.Hold(USER, JOB, 4, AT),
                                List.of(),
                                null)),
                Arguments.of(
                        "audited-findings",
                        new OperatorAnswer.Audited(
                                new OperatorAnswer.Totals(1, 1, 10, 11, 0, 0, 0),
                                0,
                                null,
                                List.of(
                                        new OperatorAnswer.Found(
                                                "ACCOUNT_WRONG",
                                                USER,
                                                "The account says 11 available, 0 held, 0 spent; its ledger gives 10 available, 0 held, 0 spent.",
                                                "Set the account's row to the figures that its ledger gives; they stand in this finding.")),
                                "jobs")),
                Arguments.of(
                        "redriven",
                        new OperatorAnswer.Redriven(
                                List.of(JOB),
                                List.of(new OperatorAnswer.Letter("m-1", "job_01J00000000000000000000001 is done")),
                                List.of(new OperatorAnswer.Letter(
                                        "m-2", "names no job: read it in the queue and delete it there")))),
                Arguments.of(
                        "keys",
                        new OperatorAnswer.Keys(
                                List.of(
                                        new OperatorAnswer.Key("key-1", AT, AT.plusSeconds(605_160)),
                                        new OperatorAnswer.Key("key-2", AT.plusSeconds(900), null)),
                                false)),
                Arguments.of(
                        "refused",
                        new OperatorAnswer.Refused("NOT_FOUND", "There is no user u_01J00000000000000000000001.")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                              | command: must be grant, audit, redrive, rotate_keys or revoke_key
            null                                                            | command: must be grant, audit, redrive, rotate_keys or revoke_key
            {"command":"drop"}                                              | command: must be grant, audit, redrive, rotate_keys or revoke_key
            {"command":"grant","user":"u","credits":5,"reason":"r"}         | id: is missing
            {"command":"grant","id":"i","user":"u","reason":"r"}            | credits: is missing
            {"command":"grant","id":"i","user":"u","credits":"5"}           | This is no command
            {"command":"grant","id":"i","user":"u","credits":1.5}           | This is no command
            {"command":"grant"                                              | This is no command
            {"command":"revoke_key"}                                        | kid: is missing
            {"command":"rotate_keys","lead_seconds":1.5}                    | This is no command
            """)
    void whatIsNoCommandIsRefusedWithASentence(String json, String says) {
        assertThat(OperatorCommand.parse(json))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.problem().message()).startsWith(says));
    }
}
