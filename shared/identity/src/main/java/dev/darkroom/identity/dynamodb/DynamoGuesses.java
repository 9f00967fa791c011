package dev.darkroom.identity.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.identity.Fingerprint;
import dev.darkroom.identity.studio.EmailAddress;
import dev.darkroom.identity.studio.Guesses;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * {@link Guesses} in DynamoDB, one item for each address that is being guessed at. Its key is the address's fingerprint: the
 * table of keys need not know who is who.
 */
@Singleton
final class DynamoGuesses implements Guesses {
    private static final String ENDS = "window_ends";

    /** A write that loses to another sees what the other wrote; only a window that ends in between makes it write again. */
    private static final int MAX_TRIES = 5;

    private final DynamoDbClient client;
    private final String table;

    /** What a conditional write found: the item after it, or as it stands when nothing was written. */
    private record Write(boolean done, Map<String, AttributeValue> item) {}

    DynamoGuesses(DynamoDbClient client, @Property(name = "keys.table") String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Guess begin(EmailAddress address, Instant now) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var open = countInWindow(address, now);
            if (open.done()) {
                return new Guess.Allowed(ends(open));
            }
            boolean windowStands = !open.item().isEmpty() && now.isBefore(ends(open));
            if (windowStands) {
                return new Guess.TooMany(ends(open));
            }
            var begun = beginWindow(address, now);
            if (begun.done()) {
                return new Guess.Allowed(ends(begun));
            }
        }
        throw new IllegalStateException(
                "the window of guesses at an address changed at each of " + MAX_TRIES + " tries");
    }

    private static Instant ends(Write write) {
        return new Row(write.item()).instant(ENDS);
    }

    private Write countInWindow(EmailAddress address, Instant now) {
        return write(
                address,
                "ADD wrong :one",
                "window_ends > :now AND wrong < :most",
                Attributes.of().number(":one", 1).millis(":now", now).number(":most", MOST));
    }

    private Write beginWindow(EmailAddress address, Instant now) {
        // a window is compared and answered in milliseconds: it must not end in the middle of one
        var ends = now.truncatedTo(ChronoUnit.MILLIS).plus(WINDOW);
        return write(
                address,
                "SET wrong = :one, window_ends = :ends, expires_at = :expires",
                "attribute_not_exists(window_ends) OR window_ends <= :now",
                Attributes.of()
                        .number(":one", 1)
                        .millis(":now", now)
                        .millis(":ends", ends)
                        .expiry(":expires", ends.plus(WINDOW)));
    }

    @Override
    public void wasRight(EmailAddress address, Guess.Allowed guess) {
        write(
                address,
                "ADD wrong :less",
                "window_ends = :ends AND wrong > :none",
                Attributes.of()
                        .number(":less", -1)
                        .millis(":ends", guess.windowEnds())
                        .number(":none", 0));
    }

    private Write write(EmailAddress address, String update, String condition, Attributes values) {
        try {
            return new Write(
                    true,
                    client.updateItem(request -> request.tableName(table)
                                    .key(Attributes.key("key", "GUESSES#" + Fingerprint.of(address.key())))
                                    .updateExpression(update)
                                    .conditionExpression(condition)
                                    .expressionAttributeValues(values.map())
                                    .returnValues(ReturnValue.ALL_NEW)
                                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                            .attributes());
        } catch (ConditionalCheckFailedException otherwise) {
            return new Write(false, Optional.ofNullable(otherwise.item()).orElse(Map.of()));
        }
    }
}
