package dev.darkroom.contract.operator;

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

    /** The command as it goes over the wire. */
    default String toJson() {
        return Json.write(
                switch (this) {
                    case Grant g -> new Wire("grant", g.id, g.user, g.credits, g.plan, g.reason, null);
                    case Audit a -> new Wire("audit", null, null, null, null, null, a.cursor);
                    case Redrive r -> new Wire("redrive", null, null, null, null, null, null);
                });
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
        return Outcome.refused(Problem.invalid("command", "must be grant, audit or redrive"));
    }

    /** All members that a command may have, in the order in which they are written. */
    record Wire(
            @Nullable String command,
            @Nullable String id,
            @Nullable String user,
            @Nullable Long credits,
            @Nullable String plan,
            @Nullable String reason,
            @Nullable String cursor) {

        private Outcome<OperatorCommand> read() {
            return switch (Objects.requireNonNullElse(command, "")) {
                case "grant" -> grant();
                case "audit" -> Outcome.done(new Audit(cursor));
                case "redrive" -> Outcome.done(new Redrive());
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

        private static void need(List<Field> missing, String name, @Nullable Object value, String what) {
            if (value == null) {
                missing.add(new Field(name, "is missing: " + what));
            }
        }
    }
}
