package dev.darkroom.local.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.local.cloud.Json;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** SQS events, and what a function answers to them. */
final class BatchEvents {
    private final String queueArn;
    private final String region;

    BatchEvents(String queueArn, String region) {
        this.queueArn = queueArn;
        this.region = region;
    }

    byte[] event(List<Message> batch) {
        ObjectNode event = Json.object();
        var records = event.putArray("Records");
        batch.forEach(message -> record(message, records.addObject()));
        return Json.bytes(event);
    }

    private void record(Message message, ObjectNode record) {
        record.put("messageId", message.messageId());
        record.put("receiptHandle", message.receiptHandle());
        record.put("body", message.body());
        ObjectNode attributes = record.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        ObjectNode messageAttributes = record.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> attribute(value, messageAttributes.putObject(name)));
        record.put("md5OfBody", message.md5OfBody());
        record.put("eventSource", "aws:sqs");
        record.put("eventSourceARN", queueArn);
        record.put("awsRegion", region);
    }

    private static void attribute(MessageAttributeValue value, ObjectNode attribute) {
        if (value.stringValue() != null) {
            attribute.put("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            attribute.put(
                    "binaryValue",
                    Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
        }
        attribute.putArray("stringListValues");
        attribute.putArray("binaryListValues");
        attribute.put("dataType", value.dataType());
    }

    /**
     * The ids in {@code batchItemFailures}. As on Lambda an answer without the list is a success, and an answer that names an
     * empty or unknown id is a failure of the whole batch, which is the empty result.
     */
    static Optional<Set<String>> failures(byte[] payload, List<Message> batch) {
        Set<String> ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        Optional<JsonNode> answer = Json.parse(payload);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        Set<String> failed = new HashSet<>();
        for (JsonNode failure : answer.get().path("batchItemFailures")) {
            String id = failure.path("itemIdentifier").asText("");
            if (!ids.contains(id)) {
                return Optional.empty();
            }
            failed.add(id);
        }
        return Optional.of(failed);
    }
}
