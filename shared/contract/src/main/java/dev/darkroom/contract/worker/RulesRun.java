package dev.darkroom.contract.worker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a rule over a job's photos: the body of a queue message of kind {@code rules}.
 *
 * @param version of this format; a worker refuses one that it does not know
 * @param concepts what to do, by concept name; never empty
 * @param protect concepts and protect targets whose pixels stay as they are
 * @param prompts what a promptable segmenter needs, for every name in {@code concepts} and {@code protect}
 * @param items the photos, 1 to 200
 * @param callbackUrl where reports go
 * @param idempotencyPrefix a photo's report carries this prefix and its index as its key
 * @param batchConcurrency how many photos a worker may have in memory at once, at least 1
 * @param deadline after this instant nobody waits for the results any more
 */
public record RulesRun(
        int version,
        String kind,
        String jobId,
        String userId,
        String preset,
        Map<String, RuleAction> concepts,
        List<String> protect,
        Map<String, Prompt> prompts,
        List<Item> items,
        String callbackUrl,
        String idempotencyPrefix,
        int batchConcurrency,
        Instant deadline) {
    public static final int VERSION = 1;
    public static final String KIND = "rules";

    public RulesRun {
        concepts = Map.copyOf(concepts);
        protect = List.copyOf(protect);
        prompts = Map.copyOf(prompts);
        items = List.copyOf(items);
    }

    /**
     * What happens to the pixels of one concept.
     *
     * @param action {@code recolor}, {@code tone}, {@code texture} or {@code remove}
     * @param value {@code #rrggbb}; a tone with its strength, {@code warm:50}; a material's name; null for remove
     */
    public record RuleAction(String action, @Nullable String value) {}

    /**
     * What a segmenter looks for.
     *
     * @param text English noun phrase
     * @param many whether several instances are expected
     */
    public record Prompt(String text, boolean many) {}

    /** One photo: its index in the job and the keys in the bucket. */
    public record Item(int idx, String inputKey, String outputKey, String previewKey) {}
}
