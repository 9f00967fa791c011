package dev.darkroom.svg.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.IdempotencyRows;
import dev.darkroom.aws.Row;
import dev.darkroom.aws.Transaction;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.svg.Owner;
import dev.darkroom.svg.SessionAddress;
import dev.darkroom.svg.SvgSession;
import dev.darkroom.svg.SvgSessionStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** {@link SvgSessionStore} in DynamoDB. */
@Singleton
final class DynamoSvgSessionStore implements SvgSessionStore {
    private static final String SESSION = "session";
    private static final String FREE = "attribute_not_exists(session_id) OR valid_until <= :now";

    private final DynamoDbClient client;
    private final SvgTables tables;
    private final IdempotencyRows keys;

    DynamoSvgSessionStore(DynamoDbClient client, SvgTables tables, IdempotencyRows keys) {
        this.client = client;
        this.tables = tables;
        this.keys = keys;
    }

    @Override
    public Optional<SvgSession> find(SessionAddress address) {
        var found = client.getItem(request -> request.tableName(tables.sessions())
                .key(SessionRows.key(address))
                .consistentRead(true));
        return Row.found(found.item()).map(row -> SessionRows.session(address, row));
    }

    @Override
    public boolean create(SvgSession session) {
        return put(session, FREE, freeAt(session));
    }

    @Override
    public Keyed create(SvgSession session, IdempotencyKey key) {
        var transaction = new Transaction(client)
                .put(
                        SESSION,
                        put -> put.tableName(tables.sessions())
                                .item(SessionRows.row(session))
                                .conditionExpression(FREE)
                                .expressionAttributeValues(freeAt(session)));
        var owner = "svg#" + SessionRows.owner(session.address());
        keys.put(transaction, owner, key, session.address().id(), Attributes.of());
        return switch (transaction.commit()) {
            case Transaction.Outcome.Committed committed -> Keyed.MADE;
            case Transaction.Outcome.Refused refused ->
                refused.failed()
                        .getOrDefault(IdempotencyRows.KEY, Optional.empty())
                        .map(row -> IdempotencyRows.used(row).requestHash().equals(key.requestHash()))
                        .map(same -> same ? Keyed.MADE_BEFORE : Keyed.KEY_USED)
                        .orElse(Keyed.TAKEN);
        };
    }

    private static Map<String, AttributeValue> freeAt(SvgSession session) {
        return Attributes.of().millis(":now", session.createdAt()).map();
    }

    /** The template is part of the condition: it is the one with which the new arguments were rendered. */
    @Override
    public boolean change(SvgSession after, Instant now) {
        return put(
                after,
                "created_at = :made AND template = :template AND valid_until > :now",
                Attributes.of()
                        .millis(":made", after.createdAt())
                        .text(":template", after.template())
                        .millis(":now", now)
                        .map());
    }

    private boolean put(SvgSession session, String condition, Map<String, AttributeValue> values) {
        try {
            client.putItem(request -> request.tableName(tables.sessions())
                    .item(SessionRows.row(session))
                    .conditionExpression(condition)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException stands) {
            return false;
        }
    }

    @Override
    public void delete(SessionAddress address) {
        client.deleteItem(request -> request.tableName(tables.sessions()).key(SessionRows.key(address)));
    }

    @Override
    public List<SvgSession.Summary> list(Owner.User user) {
        return client
                .queryPaginator(request -> request.tableName(tables.sessions())
                        .keyConditionExpression("#owner = :owner")
                        .expressionAttributeNames(Map.of("#owner", "owner"))
                        .expressionAttributeValues(Attributes.of()
                                .text(":owner", SessionRows.owner(user))
                                .map())
                        .projectionExpression("session_id, created_at, valid_until")
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> SessionRows.summary(new Row(item)))
                .toList();
    }
}
