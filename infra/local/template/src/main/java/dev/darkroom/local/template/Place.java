package dev.darkroom.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping of the template after evaluation, which knows its path so that every complaint names it. */
record Place(String path, Map<String, Object> members) {

    static Place of(String path, @Nullable Object value) {
        if (value == null) {
            return new Place(path, Map.of());
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new TemplateException(path, "must be a mapping");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((key, member) -> {
            if (member != null) {
                members.put(String.valueOf(key), member);
            }
        });
        return new Place(path, members);
    }

    /** A member that nobody here knows would be behaviour that is silently missing. */
    void knowsOnly(Set<String> names) {
        for (String name : members.keySet()) {
            if (!names.contains(name)) {
                throw new TemplateException(path + "." + name, "is not emulated; known here: " + names);
            }
        }
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Place child(String name) {
        return of(path + "." + name, members.get(name));
    }

    Optional<Place> optionalChild(String name) {
        return has(name) ? Optional.of(child(name)) : Optional.empty();
    }

    /** The members which are mappings themselves, in the order of the template. */
    Map<String, Place> children() {
        Map<String, Place> children = new LinkedHashMap<>();
        members.keySet().forEach(name -> children.put(name, child(name)));
        return children;
    }

    List<Place> list(String name) {
        List<Place> places = new ArrayList<>();
        for (Object element : elements(name)) {
            places.add(of(path + "." + name + "[" + places.size() + "]", element));
        }
        return places;
    }

    List<String> texts(String name) {
        return elements(name).stream().map(String::valueOf).toList();
    }

    Optional<String> optionalText(String name) {
        Object value = members.get(name);
        if (value instanceof Map || value instanceof List) {
            throw new TemplateException(path + "." + name, "must be a text");
        }
        return Optional.ofNullable(value).map(String::valueOf);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> new TemplateException(path + "." + name, "is missing"));
    }

    Optional<Integer> optionalNumber(String name) {
        return optionalText(name).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TemplateException(path + "." + name, "must be a whole number, not " + text);
            }
        });
    }

    int number(String name, int otherwise) {
        return optionalNumber(name).orElse(otherwise);
    }

    boolean flag(String name) {
        return optionalText(name).map("true"::equalsIgnoreCase).orElse(false);
    }

    private List<?> elements(String name) {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new TemplateException(path + "." + name, "must be a list");
    }
}
