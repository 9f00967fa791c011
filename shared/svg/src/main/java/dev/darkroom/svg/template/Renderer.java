package dev.darkroom.svg.template;

import java.util.List;
import java.util.Map;

/** Renders the nodes of one template once. */
final class Renderer {
    private final Budget budget;
    private final Values values;
    private final Evaluator evaluator;
    private final MarkupWriter out = new MarkupWriter();

    Renderer(Budget budget) {
        this.budget = budget;
        this.values = new Values(budget);
        this.evaluator = new Evaluator(values, budget);
    }

    /** The result. */
    String render(List<Node> nodes, Map<String, Object> arguments) {
        write(nodes, Scope.of(arguments));
        return out.result();
    }

    private void write(List<Node> nodes, Scope scope) {
        for (var node : nodes) {
            switch (node) {
                case Node.Text text -> out.markup(text.text());
                case Node.Print print -> print(print.value(), scope);
                case Node.If choice -> write(chosen(choice, scope), scope);
                case Node.For loop -> loop(loop, scope);
                case Node.Assign assign -> scope.set(assign.name(), evaluator.value(assign.value(), scope));
            }
        }
    }

    private void print(Expression expression, Scope scope) {
        int offset = expression.offset();
        var text = values.text(evaluator.value(expression, scope), offset);
        budget.size(text.length(), offset);
        out.value(text, offset);
    }

    private List<Node> chosen(Node.If choice, Scope scope) {
        for (var branch : choice.branches()) {
            if (Values.isTrue(evaluator.value(branch.condition(), scope))) {
                return branch.body();
            }
        }
        return choice.otherwise();
    }

    private void loop(Node.For loop, Scope scope) {
        int offset = loop.items().offset();
        var turns = turns(evaluator.value(loop.items(), scope), offset);
        if (turns.isEmpty()) {
            write(loop.otherwise(), scope);
        }
        for (int i = 0; i < turns.size(); i++) {
            budget.turn(offset);
            var turn = turns.get(i);
            var inside = scope.inner();
            loop.key().ifPresent(name -> inside.set(name, turn.key()));
            inside.set(loop.item(), turn.item());
            inside.set("loop", about(i, turns.size()));
            write(loop.body(), inside);
        }
    }

    /** @param key of a map's entry; missing for the items of a list */
    private record Turn(Object key, Object item) {}

    private static List<Turn> turns(Object items, int offset) {
        return switch (items) {
            case Missing missing -> List.of();
            case List<?> list ->
                list.stream().map(item -> new Turn(Missing.VALUE, item)).toList();
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> new Turn(entry.getKey(), entry.getValue()))
                        .toList();
            case String text ->
                text.codePoints()
                        .mapToObj(c -> new Turn(Missing.VALUE, Character.toString(c)))
                        .toList();
            default -> throw new TemplateFault("a loop needs a list, a map or a text", offset);
        };
    }

    private static Map<String, Object> about(int index, int turns) {
        return Map.of("index", index + 1L, "index0", (long) index, "first", index == 0, "last", index == turns - 1);
    }
}
