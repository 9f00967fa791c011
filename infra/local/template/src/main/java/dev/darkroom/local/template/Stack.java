package dev.darkroom.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The template after evaluation: what there is to run and what it needs.
 *
 * @param parameters the value of every parameter
 * @param secrets those of nested stacks too
 * @param outputs what the stack tells whoever made it
 * @param withoutLocalBehaviour logical ids of resources that mean nothing on a laptop (log groups, alarms, roles, policies)
 */
public record Stack(
        Path root,
        Map<String, String> parameters,
        List<Function> functions,
        List<Table> tables,
        List<Queue> queues,
        List<Bucket> buckets,
        List<Secret> secrets,
        Optional<HttpApi> httpApi,
        Optional<WebSocketApi> webSocketApi,
        Map<String, String> outputs,
        List<String> withoutLocalBehaviour) {

    /** Reads and evaluates a template; see {@link StackReader#read}. */
    public static Stack read(Path template, Map<String, String> parameters, Surroundings surroundings) {
        return StackReader.read(template, parameters, surroundings);
    }

    /** The function of that logical id; unknown ids are a mistake of the caller. */
    public Function function(String logicalId) {
        return functions.stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The template has no function " + logicalId));
    }

    /** The queue of that logical id; unknown ids are a mistake of the caller. */
    public Queue queue(String logicalId) {
        return queues.stream()
                .filter(queue -> queue.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The template has no queue " + logicalId));
    }

    /** The table of that logical id; unknown ids are a mistake of the caller. */
    public Table table(String logicalId) {
        return tables.stream()
                .filter(table -> table.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The template has no table " + logicalId));
    }

    /** The secret of that logical id; unknown ids are a mistake of the caller. */
    public Secret secret(String logicalId) {
        return secrets.stream()
                .filter(secret -> secret.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The template has no secret " + logicalId));
    }

    /** The bucket of that logical id; unknown ids are a mistake of the caller. */
    public Bucket bucket(String logicalId) {
        return buckets.stream()
                .filter(bucket -> bucket.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The template has no bucket " + logicalId));
    }
}
