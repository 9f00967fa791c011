package dev.darkroom.contract.operator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator is answered. A fault is none of these: Lambda tells it as a function error. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "granted", value = OperatorAnswer.Granted.class),
    @JsonSubTypes.Type(name = "audited", value = OperatorAnswer.Audited.class),
    @JsonSubTypes.Type(name = "redriven", value = OperatorAnswer.Redriven.class),
    @JsonSubTypes.Type(name = "keys", value = OperatorAnswer.Keys.class),
    @JsonSubTypes.Type(name = "refused", value = OperatorAnswer.Refused.class)
})
public sealed interface OperatorAnswer {
    /**
     * The grant is made, by this call or by an earlier one of the same id and terms.
     *
     * @param plan that the user had right after it
     * @param available credits right after it; {@code held} too
     * @param alreadyDone whether an earlier call made it
     */
    record Granted(
            String id,
            String user,
            long credits,
            String plan,
            String reason,
            Instant at,
            String entryId,
            long available,
            long held,
            boolean alreadyDone)
            implements OperatorAnswer {}

    /**
     * What was looked at balances, but for the findings.
     *
     * @param jobs looked at
     * @param oldestHold null when no hold is open
     * @param cursor hands the rest to the next call; null when this was all
     */
    record Audited(
            Totals totals,
            long jobs,
            @Nullable Hold oldestHold,
            List<Found> findings,
            @Nullable String cursor) implements OperatorAnswer {
        public Audited {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The proof, granted = available + held + spent.
     *
     * @param granted credits, from the ledgers; the other three from the accounts
     */
    record Totals(long accounts, long entries, long granted, long available, long held, long spent, long openHolds) {}

    /** Credits set aside for a job. */
    record Hold(String user, String job, long credits, Instant since) {}

    /**
     * What must not be.
     *
     * @param subject id of what it is wrong with
     * @param remedy what to do about it
     */
    record Found(String kind, String subject, String what, String remedy) {}

    /**
     * Lost letters were looked at.
     *
     * @param sent jobs that workers find in their queue again
     * @param removed letters of which nothing was left to do
     * @param kept letters that stay where they are
     */
    record Redriven(List<String> sent, List<Letter> removed, List<Letter> kept) implements OperatorAnswer {
        public Redriven {
            sent = List.copyOf(sent);
            removed = List.copyOf(removed);
            kept = List.copyOf(kept);
        }
    }

    /** A letter by its message id, and why it was removed or kept. */
    record Letter(String id, String why) {}

    /**
     * How the signing keys stand.
     *
     * @param keys that verify, oldest first
     * @param alreadyDone whether nothing was left to do
     */
    record Keys(List<Key> keys, boolean alreadyDone) implements OperatorAnswer {
        public Keys {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A live signing key.
     *
     * @param publishedUntil when it is dropped; null until it is replaced
     */
    record Key(String kid, Instant signsFrom, @Nullable Instant publishedUntil) {}

    /** Nothing was done. */
    record Refused(String code, String message) implements OperatorAnswer {}

    /** The answer as it goes over the wire. */
    default String toJson() {
        return Json.write(this);
    }

    /** @throws JsonProcessingException when the text is none of these */
    static OperatorAnswer parse(String json) throws JsonProcessingException {
        return Json.read(json, OperatorAnswer.class);
    }
}
