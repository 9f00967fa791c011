package dev.darkroom.contract.operator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Json;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an operator may ask for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "grant", value = OperatorCommand.Grant.class),
    @JsonSubTypes.Type(name = "audit", value = OperatorCommand.Audit.class),
    @JsonSubTypes.Type(name = "redrive", value = OperatorCommand.Redrive.class),
    @JsonSubTypes.Type(name = "rotate_keys", value = OperatorCommand.RotateKeys.class),
    @JsonSubTypes.Type(name = "revoke_key", value = OperatorCommand.RevokeKey.class)
})
public sealed interface OperatorCommand {
    /**
     * Gives a user credits, a plan, or both.
     *
     * @param id makes the grant once: an act without one could not be repeated safely after a lost answer
     * @param credits 0 when only the plan changes
     * @param plan null when it stays
     */
    record Grant(
            String id, String user, long credits, @Nullable String plan, String reason) implements OperatorCommand {}

    /**
     * Proves the books and the jobs.
     *
     * @param cursor of an answer that did not come to the end; null to begin
     */
    record Audit(@Nullable String cursor) implements OperatorCommand {}

    /** Puts lost letters back on the work queue. */
    record Redrive() implements OperatorCommand {}

    /**
     * Publishes a new signing key, which takes over later.
     *
     * @param leadSeconds until it signs; null for as long as everybody needs to know it
     */
    record RotateKeys(@Nullable Long leadSeconds) implements OperatorCommand {}

    /** Drops a signing key that is in wrong hands, and all tokens that it signed. */
    record RevokeKey(String kid) implements OperatorCommand {}

    /** The command as it goes over the wire. */
    default String toJson() {
        return Json.write(this);
    }

    /** Reads a command; refuses with {@code INVALID_REQUEST} and says what is wrong. */
    static Outcome<OperatorCommand> parse(String json) {
        try {
            var wire = Json.read(json, Wire.class);
            return wire == null ? noCommand() : wire.read();
        } catch (JsonProcessingException e) {
            return Outcome.refused(Problem.Kind.INVALID_REQUEST, "This is no command: " + e.getOriginalMessage());
        }
    }

    private static Outcome<OperatorCommand> noCommand() {
        return Outcome.refused(Problem.invalid("command", "must be grant, audit, redrive, rotate_keys or revoke_key"));
    }

    /** All members that a command may have: one that misses some is refused with a sentence for each. */
    record Wire(
            @Nullable String command,
            @Nullable String id,
            @Nullable String user,
            @Nullable Long credits,
            @Nullable String plan,
            @Nullable String reason,
            @Nullable String cursor,
            @Nullable Long leadSeconds,
            @Nullable String kid) {

        private Outcome<OperatorCommand> read() {
            return switch (Objects.requireNonNullElse(command, "")) {
                case "grant" -> grant();
                case "audit" -> Outcome.done(new Audit(cursor));
                case "redrive" -> Outcome.done(new Redrive());
                case "rotate_keys" -> Outcome.done(new RotateKeys(leadSeconds));
                case "revoke_key" -> revokeKey();
                default -> noCommand();
            };
        }

        private Outcome<OperatorCommand> grant() {
            if (id != null && user != null && credits != null && reason != null) {
                return Outcome.done(new Grant(id, user, credits, plan, reason));
            }
            var missing = new ArrayList<Field>();
            need(missing, "id", id, "it names the grant and makes it once");
            need(missing, "user", user, "who gets it");
            need(missing, "credits", credits, "how many are given; 0 with a plan alone");
            need(missing, "reason", reason, "it stands in the user's ledger");
            return Outcome.refused(Problem.invalid(missing));
        }

        private Outcome<OperatorCommand> revokeKey() {
            return kid == null
                    ? Outcome.refused(
                            Problem.invalid("kid", "is missing: which key, as /.well-known/jwks.json names it"))
                    : Outcome.done(new RevokeKey(kid));
        }

        private static void need(List<Field> missing, String name, @Nullable Object value, String what) {
            if (value == null) {
                missing.add(new Field(name, "is missing: " + what));
            }
        }
    }
}
