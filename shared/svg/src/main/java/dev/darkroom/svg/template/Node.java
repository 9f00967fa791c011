package dev.darkroom.svg.template;

import java.util.List;
import java.util.Optional;

/** A part of a template's body. */
sealed interface Node {
    record Text(String text) implements Node {}

    record Print(Expression value) implements Node {}

    /** The first branch whose condition holds is rendered, else {@code otherwise}. */
    record If(List<Branch> branches, List<Node> otherwise) implements Node {
        record Branch(Expression condition, List<Node> body) {}
    }

    /**
     * One turn an item; {@code otherwise} when there is none.
     *
     * @param key names the key of a map's entry
     */
    record For(Optional<String> key, String item, Expression items, List<Node> body, List<Node> otherwise)
            implements Node {}

    record Assign(String name, Expression value) implements Node {}
}
