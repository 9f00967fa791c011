package dev.darkroom.local.cloud.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One OpenAPI document out of those that the build put into the functions' zips under {@code META-INF/swagger}. */
public final class OpenApi {
    private static final String FOLDER = "META-INF/swagger/";

    private OpenApi() {}

    /**
     * Merges the documents of all zips; a zip without one adds nothing.
     *
     * @throws IOException when a zip cannot be read
     * @throws IllegalStateException when two documents describe the same operation, or the same component differently
     */
    public static String merge(List<Path> zips) throws IOException {
        Map<String, Object> paths = new TreeMap<>();
        Map<String, Object> components = new TreeMap<>();
        Map<String, Object> tags = new TreeMap<>();
        for (Path zip : zips) {
            for (Map<String, Object> document : documents(zip)) {
                paths(document, paths, zip);
                components(document, components, zip);
                tags(document, tags);
            }
        }
        Map<String, Object> merged = new LinkedHashMap<>();
        merged.put("openapi", "3.1.0");
        merged.put("info", Map.of("title", "Darkroom", "version", "1"));
        merged.put("tags", new ArrayList<>(tags.values()));
        merged.put("paths", paths);
        merged.put("components", components);
        return yaml().dump(Nullables.corrected(merged));
    }

    private static List<Map<String, Object>> documents(Path zip) throws IOException {
        List<Map<String, Object>> documents = new ArrayList<>();
        try (var file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
                if (entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".yml")) {
                    byte[] bytes = file.getInputStream(entry).readAllBytes();
                    documents.add(members(yaml().load(new String(bytes, StandardCharsets.UTF_8))));
                }
            }
        }
        return documents;
    }

    private static void paths(Map<String, Object> document, Map<String, Object> merged, Path zip) {
        members(document.get("paths")).forEach((path, item) -> {
            Map<String, Object> operations = new LinkedHashMap<>(members(merged.get(path)));
            members(item).forEach((method, operation) -> {
                if (operations.put(method, operation) != null) {
                    throw new IllegalStateException(
                            zip + " describes " + method + " " + path + ", as another function does");
                }
            });
            merged.put(path, operations);
        });
    }

    private static void components(Map<String, Object> document, Map<String, Object> merged, Path zip) {
        members(document.get("components")).forEach((kind, named) -> {
            Map<String, Object> all = new TreeMap<>(members(merged.get(kind)));
            members(named).forEach((name, component) -> {
                Object before = all.put(name, component);
                if (before != null && !before.equals(component)) {
                    throw new IllegalStateException(
                            zip + " describes the component " + name + " otherwise than another function");
                }
            });
            merged.put(kind, all);
        });
    }

    private static void tags(Map<String, Object> document, Map<String, Object> merged) {
        if (document.get("tags") instanceof List<?> tags) {
            tags.forEach(tag -> merged.putIfAbsent(String.valueOf(members(tag).get("name")), tag));
        }
    }

    private static Map<String, Object> members(@org.jspecify.annotations.Nullable Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
        }
        return members;
    }

    private static Yaml yaml() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(160);
        return new Yaml(new SafeConstructor(new LoaderOptions()), new NoAliases(options), options);
    }

    /** Anchors and aliases are YAML that many readers of OpenAPI do not know. */
    private static final class NoAliases extends org.yaml.snakeyaml.representer.Representer {
        NoAliases(DumperOptions options) {
            super(options);
        }

        @Override
        protected org.yaml.snakeyaml.nodes.Node representSequence(
                org.yaml.snakeyaml.nodes.Tag tag, Iterable<?> sequence, DumperOptions.FlowStyle style) {
            representedObjects.clear();
            return super.representSequence(tag, sequence, style);
        }

        @Override
        protected org.yaml.snakeyaml.nodes.Node representMapping(
                org.yaml.snakeyaml.nodes.Tag tag, Map<?, ?> mapping, DumperOptions.FlowStyle style) {
            representedObjects.clear();
            return super.representMapping(tag, mapping, style);
        }
    }

    /** Writes what the zips below a folder say: {@code OpenApi TARGET FUNCTIONS}, for the build. */
    public static void main(String[] arguments) throws IOException {
        List<Path> zips;
        try (Stream<Path> folders = Files.list(Path.of(arguments[1]))) {
            zips = folders.map(folder -> folder.resolve("target/function.zip"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
        Files.writeString(Path.of(arguments[0]), merge(zips));
    }
}
