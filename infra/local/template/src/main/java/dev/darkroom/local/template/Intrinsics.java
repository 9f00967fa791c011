package dev.darkroom.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates intrinsic functions. A function that is not listed here is refused with its path. {@code AWS::NoValue} removes the
 * member or element that holds it.
 */
final class Intrinsics {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");
    private static final Object NO_VALUE = new Object();

    /** What a reference stands for; both throw a {@link TemplateException} for names that mean nothing. */
    interface Names {
        Object ref(String name, String path);

        String attribute(String logicalId, String attribute, String path);
    }

    private final Names names;
    private final Map<String, Object> conditions;
    private final Map<String, Object> mappings;

    Intrinsics(Names names, Map<String, Object> conditions, Map<String, Object> mappings) {
        this.names = names;
        this.conditions = conditions;
        this.mappings = mappings;
    }

    /** The value with every intrinsic carried out; {@code null} when all of it is {@code AWS::NoValue}. */
    @Nullable Object evaluate(@Nullable Object value, String path) {
        Object evaluated = eval(value, path);
        return NO_VALUE.equals(evaluated) ? null : evaluated;
    }

    boolean condition(String name, String path) {
        Object definition = conditions.get(name);
        if (definition == null) {
            throw new TemplateException(path, "there is no condition " + name);
        }
        return truth(definition, "Conditions." + name);
    }

    private @Nullable Object eval(@Nullable Object value, String path) {
        if (value instanceof Map<?, ?> map) {
            return isIntrinsic(map) ? call(map, path) : members(map, path);
        }
        return value instanceof List<?> list ? elements(list, path) : value;
    }

    private static boolean isIntrinsic(Map<?, ?> map) {
        if (map.size() != 1) {
            return false;
        }
        String key = String.valueOf(map.keySet().iterator().next());
        return key.equals("Ref") || key.startsWith("Fn::");
    }

    private Map<String, Object> members(Map<?, ?> map, String path) {
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            Object evaluated = eval(value, path + "." + key);
            if (evaluated != null && !NO_VALUE.equals(evaluated)) {
                members.put(String.valueOf(key), evaluated);
            }
        });
        return members;
    }

    private List<Object> elements(List<?> list, String path) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object evaluated = eval(list.get(i), path + "[" + i + "]");
            if (evaluated != null && !NO_VALUE.equals(evaluated)) {
                elements.add(evaluated);
            }
        }
        return elements;
    }

    private @Nullable Object call(Map<?, ?> map, String path) {
        var entry = map.entrySet().iterator().next();
        String function = String.valueOf(entry.getKey());
        Object argument = Objects.requireNonNullElse(entry.getValue(), "");
        String at = path + "." + function;
        return switch (function) {
            case "Ref" -> ref(String.valueOf(argument), at);
            case "Fn::GetAtt" -> getAtt(argument, at);
            case "Fn::Sub" -> sub(argument, at);
            case "Fn::If" -> branch(argument, at);
            case "Fn::Join" -> join(list(argument, 2, at), at);
            case "Fn::Select" -> select(list(argument, 2, at), at);
            case "Fn::Split" -> split(list(argument, 2, at), at);
            case "Fn::FindInMap" -> find(list(argument, 3, at), at);
            case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not" -> truth(map, path);
            default -> throw new TemplateException(at, "this intrinsic function is not emulated");
        };
    }

    private Object ref(String name, String at) {
        return name.equals("AWS::NoValue") ? NO_VALUE : names.ref(name, at);
    }

    private String getAtt(Object argument, String at) {
        List<?> parts = argument instanceof String text ? List.of(text.split("\\.", 2)) : list(argument, 2, at);
        if (parts.size() != 2) {
            throw new TemplateException(at, "wants a logical id and an attribute");
        }
        return names.attribute(String.valueOf(parts.get(0)), text(parts.get(1), at), at);
    }

    private String sub(Object argument, String at) {
        if (argument instanceof String text) {
            return substitute(text, Map.of(), at);
        }
        List<?> parts = list(argument, 2, at);
        if (!(parts.get(1) instanceof Map<?, ?> variables)) {
            throw new TemplateException(at, "the second element must be a mapping");
        }
        return substitute(String.valueOf(parts.get(0)), members(variables, at), at);
    }

    private String substitute(String text, Map<String, Object> variables, String at) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        var result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(2).trim();
            String replacement = matcher.group(1).isEmpty() ? lookUp(name, variables, at) : "${" + name + "}";
            matcher.appendReplacement(result, Matcher.quoteReplacement(replacement));
        }
        return matcher.appendTail(result).toString();
    }

    private String lookUp(String name, Map<String, Object> variables, String at) {
        Object variable = variables.get(name);
        if (variable != null) {
            return String.valueOf(variable);
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? String.valueOf(names.ref(name, at))
                : names.attribute(name.substring(0, dot), name.substring(dot + 1), at);
    }

    private @Nullable Object branch(Object argument, String at) {
        List<?> parts = list(argument, 3, at);
        boolean holds = condition(String.valueOf(parts.get(0)), at);
        return eval(parts.get(holds ? 1 : 2), at + (holds ? "[1]" : "[2]"));
    }

    private String join(List<?> parts, String at) {
        Object pieces = eval(parts.get(1), at);
        if (!(pieces instanceof List<?> list)) {
            throw new TemplateException(at, "the second element must be a list");
        }
        return String.join(
                String.valueOf(parts.get(0)), list.stream().map(String::valueOf).toList());
    }

    private Object select(List<?> parts, String at) {
        Object choices = eval(parts.get(1), at);
        int index = Integer.parseInt(text(parts.get(0), at));
        if (!(choices instanceof List<?> list) || index < 0 || index >= list.size()) {
            throw new TemplateException(at, "there is no element " + index);
        }
        return Objects.requireNonNull(list.get(index));
    }

    private List<String> split(List<?> parts, String at) {
        return List.of(text(parts.get(1), at).split(Pattern.quote(String.valueOf(parts.get(0))), -1));
    }

    private Object find(List<?> keys, String at) {
        Object place = mappings;
        for (Object key : keys) {
            place = place instanceof Map<?, ?> map ? map.get(text(key, at)) : null;
            if (place == null) {
                throw new TemplateException(at, "Mappings has nothing at " + keys);
            }
        }
        return place;
    }

    private boolean truth(Object expression, String path) {
        if (!(expression instanceof Map<?, ?> map) || map.size() != 1) {
            throw new TemplateException(path, "is not a condition");
        }
        var entry = map.entrySet().iterator().next();
        String function = String.valueOf(entry.getKey());
        Object argument = Objects.requireNonNullElse(entry.getValue(), "");
        String at = path + "." + function;
        return switch (function) {
            case "Condition" -> condition(String.valueOf(argument), at);
            case "Fn::Equals" -> equal(list(argument, 2, at), at);
            case "Fn::Not" ->
                !truth(Objects.requireNonNull(list(argument, 1, at).get(0)), at);
            case "Fn::And" -> operands(argument, at).stream().allMatch(operand -> truth(operand, at));
            case "Fn::Or" -> operands(argument, at).stream().anyMatch(operand -> truth(operand, at));
            default -> throw new TemplateException(at, "is not a condition function");
        };
    }

    private boolean equal(List<?> sides, String at) {
        return text(sides.get(0), at).equals(text(sides.get(1), at));
    }

    private static List<Object> operands(Object argument, String at) {
        if (argument instanceof List<?> list && list.size() >= 2 && list.size() <= 10) {
            return List.copyOf(list);
        }
        throw new TemplateException(at, "wants 2 to 10 conditions");
    }

    private String text(@Nullable Object value, String at) {
        return String.valueOf(eval(value, at));
    }

    private static List<?> list(Object argument, int size, String at) {
        if (argument instanceof List<?> list && list.size() == size) {
            return list;
        }
        throw new TemplateException(at, "wants a list of " + size);
    }
}
